package dev.postern.architecture.canary.holders.domain.index;

/** A value that asks. */
record CanaryPage(PackageIndex index) {}
