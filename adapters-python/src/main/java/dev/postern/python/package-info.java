/** Asks an interpreter, or this machine, where packages must run; builds sources with it; puts wheels into environments. */
@NullMarked
package dev.postern.python;

import org.jspecify.annotations.NullMarked;
