package dev.postern.domain.build;

import java.net.URI;

/**
 * The root of a project's sources, ready to be read and built.
 *
 * @param folder a {@code file:} URL
 */
public record SourceTree(URI folder) {}
