/**
 * The rules of the design as tests. The tables stand in {@link dev.postern.architecture.Modules} and
 * {@link dev.postern.architecture.DomainPackages}; each rule has a canary, a little world in {@code canary} that breaks it.
 */
@NullMarked
package dev.postern.architecture;

import org.jspecify.annotations.NullMarked;
