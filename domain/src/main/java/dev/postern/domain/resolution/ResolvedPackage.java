package dev.postern.domain.resolution;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.util.List;
import java.util.SortedSet;

/**
 * One package of an answer.
 *
 * @param extras those that something requires
 * @param dependents who requires it, those who wrote it first
 */
public record ResolvedPackage(PackageName name, Version version, SortedSet<ExtraName> extras, PackageSource source,
        List<Dependent> dependents) {

    public ResolvedPackage {
        dependents = List.copyOf(dependents);
    }

    @Override
    public String toString() {
        return name + "==" + version;
    }
}
