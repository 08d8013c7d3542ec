package dev.postern.domain.build;

import dev.postern.domain.environment.EnvironmentProbe;
import dev.postern.domain.index.DistributionSource;
import dev.postern.domain.index.MetadataSource;
import dev.postern.domain.index.ProjectFinder;

/**
 * Whom a {@link Builder} asks.
 *
 * @param finder the one that the resolution asks, so that build requirements come from the same indexes under the same rules
 * @param metadata reads metadata as far as they need no build
 * @param sources finds what direct references name
 */
public record BuildPorts(ProjectFinder finder, MetadataSource metadata, DistributionSource files, SourceLocator sources,
        BuildBackend backend, SourceReader reader, EnvironmentProbe probe, BuildMemory memory) {}
