/** Where did it come from, and when was it first seen. */
@NullMarked
package dev.postern.domain.ledger;

import org.jspecify.annotations.NullMarked;
