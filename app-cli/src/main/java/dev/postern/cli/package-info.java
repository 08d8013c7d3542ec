/** The command line: text becomes values, outcomes become text and an exit status. */
@NullMarked
package dev.postern.cli;

import org.jspecify.annotations.NullMarked;
