package dev.postern.domain.build;

import dev.postern.domain.resolution.Demand;
import dev.postern.domain.resolution.FilePolicy;
import dev.postern.domain.resolution.ResolutionRequest;
import dev.postern.domain.resolution.VersionPolicy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How sources are built.
 *
 * @param interpreter the Python that builds: a path, a name or a version, as {@link dev.postern.domain.environment.EnvironmentProbe} takes
 *     it; empty for the first that is found
 * @param versions which versions of build requirements are wanted
 * @param files which packages may be built, build requirements included
 * @param places where build requirements are looked for
 * @param constraints limits on build requirements
 * @param configSettings passed on to backends
 */
public record BuildSettings(String interpreter, VersionPolicy versions, FilePolicy files, ResolutionRequest.Places places,
        List<Demand.Asked> constraints, Map<String, List<String>> configSettings) {

    public BuildSettings {
        constraints = List.copyOf(constraints);
        configSettings = Collections.unmodifiableMap(new TreeMap<>(configSettings));
    }
}
