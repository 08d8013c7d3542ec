/** Where adapters meet: one call of a command becomes a graph of objects here. */
@NullMarked
package dev.postern.assembly;

import org.jspecify.annotations.NullMarked;
