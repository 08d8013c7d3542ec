package dev.postern.http;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * One stored answer: what it is the answer to, how long it holds, and its content.
 *
 * @param key what was asked, by whom; compared when read, since file names are only hashes of it
 * @param base what relative addresses in the content are relative to
 */
record CacheEntry(String key, Kind kind, Freshness freshness, URI base, Content content) {

    /** What the content is. */
    enum Kind {
        /** A packed project page. */
        PAGE,
        /** The headers of a METADATA file. */
        METADATA,
        /** That the index does not have the project: used only where nothing may be asked. */
        ABSENCE
    }

    private static final int MAGIC = 0x50535430 + PackedPage.LAYOUT;
    private static final int PREFIX = 12;
    private static final int ROOM = 512;

    static CacheEntry of(String key, Kind kind, Freshness freshness, URI base, byte[] content) {
        return new CacheEntry(key, kind, freshness, base, Content.of(content));
    }

    CacheEntry with(Freshness newFreshness) {
        return new CacheEntry(key, kind, newFreshness, base, content);
    }

    /** As it is stored: magic number, checksum and length of the rest, the rest. */
    byte[] encode() {
        Packing rest = new Packing(content.length() + ROOM);
        rest.i32(MAGIC).i32(0).i32(0).text(key).u8(kind.ordinal());
        rest.varint(freshness.storedAt().toEpochMilli()).varint(freshness.until().toEpochMilli());
        rest.u8(freshness.immutable() ? 1 : 0).text(freshness.etag()).text(freshness.lastModified());
        rest.text(base.toString()).raw(content.array(), content.start(), content.length());
        byte[] encoded = rest.toArray();
        put(encoded, 4, checksum(encoded));
        put(encoded, 8, encoded.length);
        return encoded;
    }

    /** Empty for what is damaged, of another version of this program, or the answer to another question. */
    static Optional<CacheEntry> decode(byte[] stored, String key) {
        try {
            Unpacking in = new Unpacking(stored, 0);
            if (stored.length < PREFIX || in.i32() != MAGIC || in.i32() != checksum(stored) || in.i32() != stored.length
                    || !in.text().equals(key)) {
                return Optional.empty();
            }
            Kind kind = Kind.values()[in.u8()];
            Instant storedAt = Instant.ofEpochMilli(in.varint());
            Instant until = Instant.ofEpochMilli(in.varint());
            Freshness freshness = new Freshness(storedAt, until, in.u8() == 1, in.text(), in.text());
            URI base = URI.create(in.text());
            return Optional.of(new CacheEntry(key, kind, freshness, base, Content.from(stored, in.position())));
        } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static int checksum(byte[] encoded) {
        CRC32 crc = new CRC32();
        crc.update(encoded, PREFIX, encoded.length - PREFIX);
        return (int) crc.getValue();
    }

    private static void put(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }
}
