/**
 * Which version is newer and which are allowed: PEP 440 versions, their specifiers, and sets of versions with exact arithmetic.
 */
@NullMarked
package dev.postern.domain.version;

import org.jspecify.annotations.NullMarked;
