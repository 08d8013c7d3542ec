package dev.postern.domain.distribution;

import java.util.Optional;

/**
 * Whether an index says that a file's core metadata can be had beside it, at the file's URL with {@code .metadata} (PEP 658,
 * PEP 714).
 *
 * @param digest of the metadata file, where the index gives one
 */
public record MetadataAdvert(boolean available, Optional<Digest> digest) {

    /** Not advertised. */
    public static final MetadataAdvert NONE = new MetadataAdvert(false, Optional.empty());
    /** Advertised without a digest. */
    public static final MetadataAdvert AVAILABLE = new MetadataAdvert(true, Optional.empty());

    public static MetadataAdvert withDigest(Digest digest) {
        return new MetadataAdvert(true, Optional.of(digest));
    }
}
