package dev.postern.domain.resolution;

import dev.postern.domain.index.Index;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * Why one package is where it is.
 *
 * @param chosen the version in the answer; empty where there is no answer or the package is not part of it
 * @param dependents who requires it, those who wrote it first
 * @param whereabouts which requirement says where it is; else which indexes were asked, what each said, and which rule decided
 * @param dropped versions that were tried or looked at and cannot be used, newest first
 */
public record PackageStory(PackageName name, Optional<ResolvedPackage> chosen, List<Dependent> dependents, Whereabouts whereabouts,
        List<Dropped> dropped) {

    /** One version that cannot be used, as the end of a sentence that begins with it. */
    public record Dropped(Version version, Index index, String why) {}

    public PackageStory {
        dependents = List.copyOf(dependents);
        dropped = List.copyOf(dropped);
    }
}
