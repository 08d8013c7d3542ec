/** Settings, requirements files and indexes that are directories. */
@NullMarked
package dev.postern.files;

import org.jspecify.annotations.NullMarked;
