package dev.postern.architecture.canary.packages.domain.version;

/** A type of another package. */
public record Version() {}
