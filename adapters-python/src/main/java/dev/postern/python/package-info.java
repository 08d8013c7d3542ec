/** Asks an interpreter, or this machine, where packages must run. */
@NullMarked
package dev.postern.python;

import org.jspecify.annotations.NullMarked;
