package dev.postern.http;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.index.Index;
import java.net.URI;
import java.util.HexFormat;

/**
 * What a stored answer is the answer to, and the file where it lies.
 *
 * @param text all of the question, one part a line
 * @param path relative to the cache; a hash, since the parts may be long or not fit for a file name
 */
record CacheKey(String text, String path) {

    /** The folder of all pages; in it each index has one for each identity. */
    static final String PAGES = "pages";

    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int LONGEST_NAME = 80;

    /** The page of a project; all pages of an index for one identity lie in one folder. */
    static CacheKey page(Index index, Identity identity, URI page, String name) {
        String text = page + "\n" + identity.text();
        String folder = folder(index, identity);
        return new CacheKey(text, folder + "/" + (name.length() <= LONGEST_NAME ? name : hash(name)));
    }

    static String folder(Index index, Identity identity) {
        return PAGES + "/" + hash(index.location() + "\n" + identity.text());
    }

    /** Metadata that a digest names, wherever it came from. */
    static CacheKey metadata(Digest digest) {
        String text = digest.toString();
        return new CacheKey(text, "metadata/" + digest.hex());
    }

    /** Metadata that was read out of a file: the same file has the same metadata. */
    static CacheKey metadataOf(URI file, Identity identity, String digest) {
        String text = file + "\n" + identity.text() + "\n" + digest;
        String hash = hash(text);
        return new CacheKey(text, "files/" + hash);
    }

    /** FNV-1a: quick to start; the text inside the entry makes sure. */
    private static String hash(String text) {
        long hash = FNV_START;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return HexFormat.of().toHexDigits(hash);
    }
}
