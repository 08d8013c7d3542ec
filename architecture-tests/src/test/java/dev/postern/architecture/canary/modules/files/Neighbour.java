package dev.postern.architecture.canary.modules.files;

/** An adapter's type. */
public record Neighbour() {}
