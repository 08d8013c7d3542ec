package dev.postern.architecture.canary.packages.domain.name;

import dev.postern.architecture.canary.packages.domain.version.Version;

/** Knows a package that its own may not use. */
record CanaryName(Version version) {}
