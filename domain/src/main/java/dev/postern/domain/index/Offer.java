package dev.postern.domain.index;

import dev.postern.domain.version.Version;

/** That one page lists a version. */
public record Offer(Version version, ProjectPage page) {}
