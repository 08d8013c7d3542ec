package dev.postern.files;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.GroupName;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.version.VersionSpecifiers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A {@code pylock.toml} (PEP 751, lock-version 1.0). {@link #toString()} is the text of the file, the same for the same value; reading it
 * gives the value again.
 *
 * @param environments markers that exclude each other, for which the file holds; empty where it does not say
 * @param createdBy the program that made it
 */
public record Pylock(List<Marker> environments, Optional<VersionSpecifiers> requiresPython, List<ExtraName> extras,
        List<GroupName> dependencyGroups, List<GroupName> defaultGroups, String createdBy, List<PylockPackage> packages) {
    private static final Pattern FILE_NAME = Pattern.compile("pylock\\.toml|pylock\\.[^.]+\\.toml");

    public Pylock {
        environments = List.copyOf(environments);
        extras = List.copyOf(extras);
        dependencyGroups = List.copyOf(dependencyGroups);
        defaultGroups = List.copyOf(defaultGroups);
        packages = List.copyOf(packages);
    }

    /** For one environment, without extras and groups. */
    public static Pylock of(Optional<VersionSpecifiers> requiresPython, List<PylockPackage> packages) {
        return new Pylock(List.of(), requiresPython, List.of(), List.of(), List.of(), "postern", packages);
    }

    /** The same for these environments alone. */
    public Pylock in(List<Marker> others) {
        return new Pylock(others, requiresPython, extras, dependencyGroups, defaultGroups, createdBy, packages);
    }

    /** Whether a file may be named so: {@code pylock.toml}, or {@code pylock.NAME.toml} without a dot in the name. */
    public static boolean isFileName(String name) {
        return FILE_NAME.matcher(name).matches();
    }

    /**
     * Reads a lock file.
     *
     * @param shown how messages name the file
     * @throws UnusableFile if it cannot be read, or breaks a rule of PEP 751
     */
    public static Pylock read(Path file, String shown) {
        return parse(TextFile.readUtf8(file, shown), shown);
    }

    /**
     * Reads the text of a lock file.
     *
     * @param shown how messages name the file
     * @throws UnusableFile if it breaks a rule of PEP 751
     */
    public static Pylock parse(String text, String shown) {
        return new PylockReader(TomlNode.document(shown, text)).read();
    }

    /** The text of the file, ending with a newline. */
    @Override
    public String toString() {
        return PylockText.of(this);
    }
}
