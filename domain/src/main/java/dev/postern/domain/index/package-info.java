/**
 * Where do we look for a project, in which order, and when do we stop: indexes, the catalogue of them, routes, the three
 * strategies, what an index answered, and the finder that asks.
 */
@NullMarked
package dev.postern.domain.index;

import org.jspecify.annotations.NullMarked;
