/** Runs the vectors of {@code ../shared/conformance/vectors} against the domain; see {@link Vectors}. */
@NullMarked
package dev.postern.domain.conformance;

import org.jspecify.annotations.NullMarked;
