package dev.postern.assembly;

import java.io.PrintStream;

/**
 * One of the two streams that a command writes to.
 *
 * @param stream where UTF-8 text goes
 * @param terminal whether a person watches it as it is written
 * @param columns how many characters fit on a line of it
 */
public record Output(PrintStream stream, boolean terminal, int columns) {}
