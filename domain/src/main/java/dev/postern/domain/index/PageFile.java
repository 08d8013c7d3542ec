package dev.postern.domain.index;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.MetadataAdvert;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of a page as raw text, since most are never looked at.
 *
 * @param url absolute, or relative to the page
 * @param requiresPython null where the page says nothing
 * @param yanked null if it is not; the reason, maybe empty, if it is
 * @param size in bytes; -1 if not known
 * @param uploadTime RFC 3339; null if not known
 */
public record PageFile(String filename, String url, List<Digest> digests, @Nullable String requiresPython, @Nullable String yanked,
        long size,
        @Nullable String uploadTime, MetadataAdvert metadata) {

    public PageFile {
        digests = List.copyOf(digests);
    }

    /** The same file at the address, and with the digests, that another place gives for it. */
    PageFile servedAs(PageFile elsewhere) {
        return new PageFile(filename, elsewhere.url, elsewhere.digests, requiresPython, yanked, size, uploadTime, metadata);
    }
}
