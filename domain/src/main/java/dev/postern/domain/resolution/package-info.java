/**
 * Which exact versions, from which index, and if none, why? A resolution asks the ports as little as it can and gives uv's
 * answers.
 */
@NullMarked
package dev.postern.domain.resolution;

import org.jspecify.annotations.NullMarked;
