/**
 * What was asked for? Requirements of PEP 508 with their markers and direct references, and where each was asked.
 */
@NullMarked
package dev.postern.domain.requirement;

import org.jspecify.annotations.NullMarked;
