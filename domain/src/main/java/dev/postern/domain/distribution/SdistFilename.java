package dev.postern.domain.distribution;

import dev.postern.domain.name.MalformedName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file name of a source distribution: {@code name-version.tar.gz} (PEP 625), or an older form. Older names are
 * ambiguous ({@code a-b-1.tar.gz}), so that reading one goes better when the project is known.
 *
 * @param extension such as {@code .tar.gz}, lower case
 */
public record SdistFilename(PackageName name, Version version, String extension, String text) implements DistributionFilename {

    /** What indexes have held; only the first two may be used today. */
    private static final List<String> EXTENSIONS =
            List.of(".tar.gz", ".zip", ".tar.bz2", ".tgz", ".tar.xz", ".tar.zst", ".tar.lz", ".tar.lzma", ".tbz", ".txz", ".tlz", ".tar");
    private static final int LONGEST = 512;
    private static final String KIND = "source distribution";

    /**
     * Reads the file name of a source distribution of a known project.
     *
     * @throws MalformedFilename if it is none, or of another project
     */
    public static SdistFilename parse(String text, PackageName project) {
        return tryParse(text, project).orElseThrow(() -> malformed(text, "expected `" + project + "-VERSION.tar.gz` or `.zip`"));
    }

    /**
     * Reads the file name of a source distribution of an unknown project: the version begins after the last {@code -}.
     *
     * @throws MalformedFilename if it is none
     */
    public static SdistFilename parse(String text) {
        if (extensionOf(text) == null) {
            throw malformed(text, "its extension is none of `" + String.join("`, `", EXTENSIONS) + "`");
        }
        return tryParse(text).orElseThrow(() -> malformed(text, "expected `NAME-VERSION` before the extension"));
    }

    /** The same, or empty where it is none or of another project. */
    public static Optional<SdistFilename> tryParse(String text, PackageName project) {
        String extension = extensionOf(text);
        if (extension == null) {
            return Optional.empty();
        }
        String stem = text.substring(0, text.length() - extension.length());
        int dash = FilenamePrefix.end(stem, project);
        return dash < 0
                ? Optional.empty()
                : Version.tryParse(stem.substring(dash + 1)).map(version -> new SdistFilename(project, version, extension, text));
    }

    /** The same for an unknown project, or empty. */
    public static Optional<SdistFilename> tryParse(String text) {
        String extension = extensionOf(text);
        int dash = extension == null ? -1 : text.lastIndexOf('-', text.length() - extension.length() - 1);
        if (extension == null || dash < 1) {
            return Optional.empty();
        }
        Optional<Version> version = Version.tryParse(text.substring(dash + 1, text.length() - extension.length()));
        try {
            PackageName name = PackageName.of(text.substring(0, dash));
            return version.map(read -> new SdistFilename(name, read, extension, text));
        } catch (MalformedName e) {
            return Optional.empty();
        }
    }

    /** Whether it may be used: PEP 625 knows {@code .tar.gz}, and {@code .zip} was allowed before. */
    public boolean isStandard() {
        return extension.equals(".tar.gz") || extension.equals(".zip");
    }

    static @Nullable String extensionOf(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        for (String extension : EXTENSIONS) {
            if (text.endsWith(extension)) {
                return extension;
            }
        }
        return null;
    }

    private static MalformedFilename malformed(String text, String reason) {
        return new MalformedFilename(text, KIND, reason);
    }

    @Override
    public String toString() {
        return text;
    }
}
