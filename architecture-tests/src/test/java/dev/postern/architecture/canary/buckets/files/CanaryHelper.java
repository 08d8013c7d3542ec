package dev.postern.architecture.canary.buckets.files;

/** Holds what found no place. */
record CanaryHelper() {}
