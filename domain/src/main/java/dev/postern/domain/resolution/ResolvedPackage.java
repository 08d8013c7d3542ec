package dev.postern.domain.resolution;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.util.List;
import java.util.SortedSet;

/**
 * One package of an answer.
 *
 * @param extras those that something requires
 * @param chosen the file that fits the environment best
 * @param files all files of that version on that index, which hashes are taken from
 * @param index the one that listed the files
 * @param dependents who requires it, those who wrote it first
 */
public record ResolvedPackage(
        PackageName name,
        Version version,
        SortedSet<ExtraName> extras,
        Distribution chosen,
        List<Distribution> files,
        Index index,
        List<Dependent> dependents) {

    public ResolvedPackage {
        files = List.copyOf(files);
        dependents = List.copyOf(dependents);
    }

    @Override
    public String toString() {
        return name + "==" + version;
    }
}
