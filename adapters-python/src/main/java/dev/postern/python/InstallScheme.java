package dev.postern.python;

import java.nio.file.Path;

/**
 * Where the parts of a wheel go (the keys of {@code .data} folders in the binary distribution format).
 *
 * @param purelib modules without compiled parts; normally the same folder as {@link #platlib}
 * @param scripts programs
 * @param headers the folder that gets a folder of headers for each project
 * @param data the root of the environment
 */
record InstallScheme(Path purelib, Path platlib, Path scripts, Path headers, Path data) {}
