/** What an interpreter says about itself: its markers and tags. */
@NullMarked
package dev.postern.python;

import org.jspecify.annotations.NullMarked;
