/** Benchmarks of what the HTTP adapter keeps to itself. */
@NullMarked
package dev.postern.http;

import org.jspecify.annotations.NullMarked;
