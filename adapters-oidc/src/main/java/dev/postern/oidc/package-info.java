/** Identity tokens of CI services, and their exchange. */
@NullMarked
package dev.postern.oidc;

import org.jspecify.annotations.NullMarked;
