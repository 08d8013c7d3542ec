package dev.postern.domain.resolution;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.util.List;
import java.util.Map;

/**
 * Hashes of which a file must have one, as requirements files write them behind exact versions. A file of which no digest is told passes:
 * whoever has its bytes must check them.
 *
 * @param byVersion none for versions whose files may be any
 */
public record RequiredHashes(Map<PackageName, Map<Version, List<Digest>>> byVersion) {
    public static final RequiredHashes NONE = new RequiredHashes(Map.of());

    public RequiredHashes {
        byVersion = Map.copyOf(byVersion);
    }

    /** Those for one version; empty if any will do. */
    public List<Digest> of(PackageName name, Version version) {
        return byVersion.getOrDefault(name, Map.of()).getOrDefault(version, List.of());
    }

    /** Whether a file with these digests may be one of that version's. */
    public boolean admits(PackageName name, Version version, List<Digest> digests) {
        List<Digest> required = of(name, version);
        boolean comparable = digests.stream()
                .anyMatch(digest -> required.stream().anyMatch(one -> one.algorithm() == digest.algorithm()));
        return !comparable || digests.stream().anyMatch(required::contains);
    }

    boolean admits(PackageName name, Distribution file) {
        return byVersion.isEmpty() || admits(name, file.version(), file.digests());
    }
}
