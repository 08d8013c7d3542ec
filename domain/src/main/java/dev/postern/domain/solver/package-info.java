/**
 * Is there an assignment, and if not, why? PubGrub over numbered packages: unit propagation, conflict-driven learning,
 * backjumping, and a derivation for every failure.
 */
@NullMarked
package dev.postern.domain.solver;

import org.jspecify.annotations.NullMarked;
