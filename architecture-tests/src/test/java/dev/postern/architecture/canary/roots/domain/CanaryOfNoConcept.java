package dev.postern.architecture.canary.roots.domain;

/** Stands in a root package. */
record CanaryOfNoConcept() {}
