package dev.postern.http;

import dev.postern.domain.distribution.Digest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Packs the files of a page one after the other. Nothing becomes a String on the way but the few texts that many files share.
 *
 * <p>Layout: the files; a table of shared texts; one 32-bit offset a file; number of files and place of the table, 32 bits each. A file:
 * flags; name; URL (without the name, if it ends with that); number of digests; each digest as the ordinal of its algorithm and its bytes;
 * the metadata's digest; Python requirement and reason of the yank as numbers of shared texts; size; upload time. What the flags say is
 * absent is left out.
 */
final class PagePacking {

    static final int URL_ENDS_WITH_NAME = 1;
    static final int REQUIRES_PYTHON = 2;
    static final int YANKED = 4;
    static final int SIZE = 8;
    static final int UPLOAD_TIME = 16;
    static final int METADATA = 96;
    static final int METADATA_PLAIN = 32;
    static final int METADATA_DIGEST = 64;

    private static final int MOST_DIGESTS = 16;

    private final Packing out;
    private final Map<String, Integer> texts = new HashMap<>();
    private int[] offsets = new int[64];
    private int size;

    /** The file that is being described; {@link #add} packs and clears it. */
    final Packing filename = new Packing(128);
    final Packing url = new Packing(256);
    final Packing uploadTime = new Packing(40);
    private final Packing digests = new Packing(128);
    private final Packing metadataDigest = new Packing(80);
    private int digestCount;
    private int flags;
    private long length;
    private int requiresPython;
    private int yanked;

    private String lastRequiresPython = "";
    private int lastRequiresPythonNumber = -1;

    PagePacking(int expected) {
        out = new Packing(expected);
    }

    int size() {
        return size;
    }

    boolean isNamed() {
        return filename.length() > 0;
    }

    boolean isPlaced() {
        return url.length() > 0;
    }

    /** Whether a digest of that algorithm is one to keep; malformed ones and unknown algorithms are not. */
    void digest(String algorithm, char[] hex, int start, int count) {
        Digest.Algorithm known = Digest.Algorithm.named(algorithm).orElse(null);
        if (known != null && digestCount < MOST_DIGESTS && pack(digests, known, hex, start, count)) {
            digestCount++;
        }
    }

    void metadata(boolean available) {
        flags &= ~METADATA;
        if (available) {
            flags |= METADATA_PLAIN;
        }
    }

    /** A digest of the metadata file; the strongest of several wins. */
    void metadataDigest(String algorithm, char[] hex, int start, int count) {
        Digest.Algorithm known = Digest.Algorithm.named(algorithm).orElse(null);
        boolean weaker = known != null && (flags & METADATA) == METADATA_DIGEST
                && known.ordinal() <= metadataDigest.array()[0];
        if (known == null || weaker) {
            return;
        }
        Packing digest = new Packing(80);
        if (pack(digest, known, hex, start, count)) {
            metadataDigest.clear();
            metadataDigest.raw(digest.array(), 0, digest.length());
            flags = flags & ~METADATA | METADATA_DIGEST;
        }
    }

    void requiresPython(char[] text, int start, int count) {
        if (lastRequiresPythonNumber < 0 || !same(lastRequiresPython, text, start, count)) {
            lastRequiresPython = new String(text, start, count);
            lastRequiresPythonNumber = shared(lastRequiresPython);
        }
        requiresPython = lastRequiresPythonNumber;
        flags |= REQUIRES_PYTHON;
    }

    void yanked(@Nullable String reason) {
        if (reason != null) {
            yanked = shared(reason);
            flags |= YANKED;
        }
    }

    void size(long bytes) {
        if (bytes >= 0) {
            length = bytes;
            flags |= SIZE;
        }
    }

    /** Packs the described file. */
    void add() {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, size * 2);
        }
        offsets[size++] = out.length();
        if (url.endsWith(filename)) {
            flags |= URL_ENDS_WITH_NAME;
        }
        if (uploadTime.length() > 0) {
            flags |= UPLOAD_TIME;
        }
        int urlLength = (flags & URL_ENDS_WITH_NAME) == 0 ? url.length() : url.length() - filename.length();
        out.u8(flags).varint(filename.length()).raw(filename.array(), 0, filename.length());
        out.varint(urlLength).raw(url.array(), 0, urlLength);
        out.u8(digestCount).raw(digests.array(), 0, digests.length());
        if ((flags & METADATA) == METADATA_DIGEST) {
            out.raw(metadataDigest.array(), 0, metadataDigest.length());
        }
        if ((flags & REQUIRES_PYTHON) != 0) {
            out.varint(requiresPython);
        }
        if ((flags & YANKED) != 0) {
            out.varint(yanked);
        }
        if ((flags & SIZE) != 0) {
            out.varint(length);
        }
        if ((flags & UPLOAD_TIME) != 0) {
            out.varint(uploadTime.length()).raw(uploadTime.array(), 0, uploadTime.length());
        }
        clear();
    }

    /** Forgets the described file. */
    void clear() {
        filename.clear();
        url.clear();
        uploadTime.clear();
        digests.clear();
        metadataDigest.clear();
        digestCount = 0;
        flags = 0;
    }

    PackedPage finish() {
        int table = out.length();
        String[] ordered = new String[texts.size()];
        texts.forEach((text, number) -> ordered[number] = text);
        out.varint(ordered.length);
        for (String text : ordered) {
            out.text(text);
        }
        for (int i = 0; i < size; i++) {
            out.i32(offsets[i]);
        }
        out.i32(size).i32(table);
        return PackedPage.open(Content.of(out.toArray()));
    }

    private int shared(String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        return known == null ? texts.size() - 1 : known;
    }

    private static boolean same(String text, char[] other, int start, int count) {
        if (text.length() != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (text.charAt(i) != other[start + i]) {
                return false;
            }
        }
        return true;
    }

    /** Packs a digest, or leaves no trace of a malformed one. */
    private static boolean pack(Packing out, Digest.Algorithm algorithm, char[] hex, int start, int count) {
        if (count != algorithm.digits()) {
            return false;
        }
        for (int i = start; i < start + count; i++) {
            if (nibble(hex[i]) < 0) {
                return false;
            }
        }
        out.u8(algorithm.ordinal());
        for (int i = start; i < start + count; i += 2) {
            out.u8(nibble(hex[i]) << 4 | nibble(hex[i + 1]));
        }
        return true;
    }

    private static int nibble(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }
}
