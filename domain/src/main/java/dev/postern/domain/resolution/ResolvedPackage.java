package dev.postern.domain.resolution;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.version.Version;
import java.util.List;
import java.util.SortedSet;

/**
 * One package of an answer.
 *
 * @param extras those that something requires
 * @param dependents who requires it, those who wrote it first
 * @param requirements what its metadata require, whether it counts here or not
 */
public record ResolvedPackage(PackageName name, Version version, SortedSet<ExtraName> extras, PackageSource source,
        List<Dependent> dependents, List<Requirement> requirements) {

    public ResolvedPackage {
        dependents = List.copyOf(dependents);
        requirements = List.copyOf(requirements);
    }

    /** One that requires nothing. */
    public ResolvedPackage(PackageName name, Version version, SortedSet<ExtraName> extras, PackageSource source,
            List<Dependent> dependents) {
        this(name, version, extras, source, dependents, List.of());
    }

    @Override
    public String toString() {
        return name + "==" + version;
    }
}
