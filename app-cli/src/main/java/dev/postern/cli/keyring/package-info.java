/**
 * The {@code keyring} command: what Python clients call by that name, with its words, streams and statuses. It stays off picocli, Guice and
 * Vert.x, because clients call it for every index.
 */
@NullMarked
package dev.postern.cli.keyring;

import org.jspecify.annotations.NullMarked;
