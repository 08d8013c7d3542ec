/** Measurements of Postern beside what a person would run in its place. */
@NullMarked
package dev.postern.benchmarks;

import org.jspecify.annotations.NullMarked;
