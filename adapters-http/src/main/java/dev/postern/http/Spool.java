package dev.postern.http;

import dev.postern.domain.distribution.Digest;
import java.nio.file.Path;

/**
 * Where a long answer is written while it comes.
 *
 * @param folder on the file system of its last place, so that it can be moved there
 * @param algorithm by which its digest is taken on the way
 */
record Spool(Path folder, Digest.Algorithm algorithm) {}
