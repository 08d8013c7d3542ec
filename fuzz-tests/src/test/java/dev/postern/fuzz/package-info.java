/**
 * Fuzz targets for every parser of the domain that reads text from outside. Each says what holds for any input: it is read into a value that
 * prints and reads back, or refused by the exception that the parser documents; nothing else is thrown.
 */
@NullMarked
package dev.postern.fuzz;

import org.jspecify.annotations.NullMarked;
