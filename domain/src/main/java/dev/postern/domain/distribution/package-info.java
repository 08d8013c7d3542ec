/**
 * What can be downloaded, and what does it need: the file names of wheels and source distributions, digests, yanks and
 * core metadata.
 */
@NullMarked
package dev.postern.domain.distribution;

import org.jspecify.annotations.NullMarked;
