package dev.postern.architecture.canary.contracts.domain.index;

/** Stands for the port. */
public interface PackageIndex {}
