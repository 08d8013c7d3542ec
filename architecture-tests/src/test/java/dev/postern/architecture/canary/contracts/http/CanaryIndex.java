package dev.postern.architecture.canary.contracts.http;

import dev.postern.architecture.canary.contracts.domain.index.PackageIndex;

/** Nobody tests it. */
final class CanaryIndex implements PackageIndex {}
