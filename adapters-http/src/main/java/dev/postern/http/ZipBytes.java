package dev.postern.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A stretch of a zip archive with its place in the whole: little-endian numbers, every access checked. */
final class ZipBytes {

    private final byte[] bytes;
    private final long start;

    ZipBytes(byte[] bytes, long start) {
        this.bytes = bytes;
        this.start = start;
    }

    byte[] bytes() {
        return bytes;
    }

    long start() {
        return start;
    }

    long end() {
        return start + bytes.length;
    }

    boolean covers(long from, long to) {
        return from >= start && to <= end() && from <= to;
    }

    /** The same bytes between two places of the whole archive. */
    ZipBytes slice(long from, long to) throws MalformedArchive {
        if (!covers(from, to)) {
            throw new MalformedArchive("is cut off");
        }
        return new ZipBytes(Arrays.copyOfRange(bytes, (int) (from - start), (int) (to - start)), from);
    }

    int u16(int at) throws MalformedArchive {
        check(at, 2);
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    long u32(int at) throws MalformedArchive {
        return u16(at) | (long) u16(at + 2) << 16;
    }

    /** A 64-bit number; those beyond what a long holds are malformed. */
    long u64(int at) throws MalformedArchive {
        long value = u32(at) | u32(at + 4) << 32;
        if (value < 0) {
            throw new MalformedArchive("claims an impossible size");
        }
        return value;
    }

    String text(int at, int length) throws MalformedArchive {
        check(at, length);
        return new String(bytes, at, length, StandardCharsets.UTF_8);
    }

    private void check(int at, int length) throws MalformedArchive {
        if (at < 0 || length < 0 || at > bytes.length - length) {
            throw new MalformedArchive("is cut off");
        }
    }
}
