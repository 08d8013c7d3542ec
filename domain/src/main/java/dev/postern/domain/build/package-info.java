/**
 * What does a source tree become? Source archives and trees are unpacked, their build requirements resolved and their PEP 517 backend asked,
 * until core metadata or a wheel is there.
 */
@NullMarked
package dev.postern.domain.build;

import org.jspecify.annotations.NullMarked;
