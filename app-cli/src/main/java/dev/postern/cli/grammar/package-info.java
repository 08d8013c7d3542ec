/** Which words the command line knows, declared to picocli without annotations or reflection. */
@NullMarked
package dev.postern.cli.grammar;

import org.jspecify.annotations.NullMarked;
