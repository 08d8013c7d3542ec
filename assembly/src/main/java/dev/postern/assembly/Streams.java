package dev.postern.assembly;

import java.io.InputStream;

/**
 * The three streams of a call: data goes to {@code out}, everything else to {@code err}.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 */
public record Streams(InputStream in, Output out, Output err) {}
