/** Package indexes, metadata and downloads over HTTP. */
@NullMarked
package dev.postern.http;

import org.jspecify.annotations.NullMarked;
