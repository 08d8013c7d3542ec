/**
 * Who may speak to whom: secrets, the realms that they open, the sources that know them, and the rule that decides when
 * one is sent. No credential ever crosses an origin (scheme, host and port).
 */
@NullMarked
package dev.postern.domain.credential;

import org.jspecify.annotations.NullMarked;
