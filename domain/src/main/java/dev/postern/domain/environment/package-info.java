/**
 * Where must it run? The interpreter and platform that packages are chosen for: the values that markers ask for (PEP 508)
 * and the tags that wheels may carry (PEP 425).
 */
@NullMarked
package dev.postern.domain.environment;

import org.jspecify.annotations.NullMarked;
