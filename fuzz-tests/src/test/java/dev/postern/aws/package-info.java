/** Fuzz targets for parsers that the module keeps to itself, which is why they stand in its package. */
@NullMarked
package dev.postern.aws;

import org.jspecify.annotations.NullMarked;
