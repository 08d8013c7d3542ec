package dev.postern.domain.resolution;

import dev.postern.domain.environment.TargetEnvironment;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.name.PackageName;
import java.util.Map;

/**
 * A question to the {@link Resolver}.
 *
 * @param withDependencies whether what the requirements require counts; if not, only they are resolved
 */
public record ResolutionRequest(
        Demand demand,
        TargetEnvironment target,
        VersionPolicy versions,
        FilePolicy files,
        Places places,
        boolean withDependencies) {

    /** The same for another question. */
    ResolutionRequest asking(Demand other) {
        return new ResolutionRequest(other, target, versions, files, places, withDependencies);
    }

    /**
     * Where to look.
     *
     * @param pins packages that come from one index only, because the project says so
     */
    public record Places(IndexCatalog catalog, Map<PackageName, IndexName> pins) {

        public Places {
            pins = Map.copyOf(pins);
        }
    }
}
