package dev.postern.files;

import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionSpecifiers;
import java.util.List;
import java.util.Optional;

/**
 * One package of a {@code pylock.toml}.
 *
 * @param version empty where only a build tells it
 * @param marker where it is installed
 * @param dependencies what it brings in, for who reads the file; installers do not need it
 */
public record PylockPackage(PackageName name, Optional<Version> version, Marker marker, Optional<VersionSpecifiers> requiresPython,
        List<PackageName> dependencies, PylockSource source) {
    public PylockPackage {
        dependencies = List.copyOf(dependencies);
    }
}
