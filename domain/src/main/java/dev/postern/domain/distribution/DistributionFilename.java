package dev.postern.domain.distribution;

import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.util.Optional;

/** The name of a file that can be installed, which says what it is and of which project and version. */
public sealed interface DistributionFilename permits WheelFilename, SdistFilename {

    PackageName name();

    Version version();

    /** The file name as it was given. */
    String text();

    /**
     * Reads the name of a wheel or source distribution of this project; empty where it is none, or of another project.
     */
    static Optional<DistributionFilename> tryParse(String text, PackageName project) {
        return text.endsWith(".whl")
                ? WheelFilename.tryParse(text).filter(wheel -> wheel.name().equals(project)).map(wheel -> wheel)
                : SdistFilename.tryParse(text, project).map(sdist -> sdist);
    }

    /**
     * The text of the version in a file name of this project, unparsed; empty where there is none or the file is of another
     * project. Cheap, since it runs over every file of a page.
     */
    static String versionTextOf(String filename, PackageName project) {
        int dash = FilenamePrefix.end(filename, project);
        if (dash < 0) {
            return "";
        }
        if (filename.endsWith(".whl")) {
            int end = filename.indexOf('-', dash + 1);
            return end < 0 ? "" : filename.substring(dash + 1, end);
        }
        String extension = SdistFilename.extensionOf(filename);
        int end = extension == null ? 0 : filename.length() - extension.length();
        return end <= dash + 1 ? "" : filename.substring(dash + 1, end);
    }

    default boolean isWheel() {
        return this instanceof WheelFilename;
    }
}
