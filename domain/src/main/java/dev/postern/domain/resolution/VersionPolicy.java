package dev.postern.domain.resolution;

import dev.postern.domain.index.ReleaseGate;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.util.Map;

/**
 * Which versions are wanted.
 *
 * @param gate decides which files are old enough to exist
 * @param preferences versions that stay where they can, such as those of an existing output file
 */
public record VersionPolicy(
        ResolutionMode mode, PrereleasePolicy prereleases, ReleaseGate gate, Map<PackageName, Version> preferences) {

    public VersionPolicy {
        preferences = Map.copyOf(preferences);
    }

    public static VersionPolicy usual(ReleaseGate gate) {
        return new VersionPolicy(ResolutionMode.HIGHEST, PrereleasePolicy.USUAL, gate, Map.of());
    }
}
