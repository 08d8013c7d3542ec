/** The resolver's rules and words, asked in small universes. */
@NullMarked
package dev.postern.testkit.resolving;

import org.jspecify.annotations.NullMarked;
