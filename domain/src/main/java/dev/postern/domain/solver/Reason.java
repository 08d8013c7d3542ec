package dev.postern.domain.solver;

/** Why versions cannot be used, in the caller's words. The solver carries it into the proof and never looks inside. */
public interface Reason {}
