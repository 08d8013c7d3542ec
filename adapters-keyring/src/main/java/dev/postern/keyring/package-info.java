/** Commands that tell credentials: any tool of a vendor, and the {@code keyring} command. */
@NullMarked
package dev.postern.keyring;

import org.jspecify.annotations.NullMarked;
