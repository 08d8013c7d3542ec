/**
 * Commands that tell credentials: any tool of a vendor, the {@code keyring} command, and those by which operating systems
 * open their secret stores.
 */
@NullMarked
package dev.postern.keyring;

import org.jspecify.annotations.NullMarked;
