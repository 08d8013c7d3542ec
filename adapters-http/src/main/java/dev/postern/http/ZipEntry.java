package dev.postern.http;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One member of a zip archive as its central directory describes it.
 *
 * @param start where its local header begins
 * @param end where the next thing in the archive begins: its bytes lie before that
 * @param size unpacked
 */
record ZipEntry(String name, int method, int flags, long crc, long packed, long size, long start, long end) {

    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int LONGEST_NAMES = 4096;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** Up to where the archive must be read to have this member: its local header may be longer than the directory says. */
    long reach() {
        return Math.min(end, start + LOCAL_LENGTH + name.length() * 4L + LONGEST_NAMES + packed);
    }

    /**
     * Its unpacked bytes, checked against size and checksum.
     *
     * @param region a stretch of the archive that begins at {@link #start}
     */
    byte[] unpack(ZipBytes region) throws MalformedArchive {
        if ((flags & 1) != 0) {
            throw new MalformedArchive("is encrypted");
        }
        if (size > Sizes.METADATA) {
            throw new MalformedArchive("has a `" + name + "` of more than " + Sizes.text(Sizes.METADATA));
        }
        if (region.u32(0) != LOCAL) {
            throw new MalformedArchive("has no `" + name + "` where its directory says");
        }
        int from = LOCAL_LENGTH + region.u16(26) + region.u16(28);
        if (from + packed > region.bytes().length) {
            throw new MalformedArchive("is cut off in `" + name + "`");
        }
        byte[] unpacked = switch (method) {
            case STORED -> region.slice(start + from, start + from + packed).bytes();
            case DEFLATED -> inflate(region.bytes(), from);
            default -> throw new MalformedArchive("packs `" + name + "` by method " + method + ", which wheels do not use");
        };
        CRC32 actual = new CRC32();
        actual.update(unpacked);
        if (unpacked.length != size || actual.getValue() != crc) {
            throw new MalformedArchive("has a damaged `" + name + "`");
        }
        return unpacked;
    }

    private byte[] inflate(byte[] bytes, int from) throws MalformedArchive {
        // one more than announced, so that a stream which goes on is noticed
        byte[] unpacked = new byte[(int) size + 1];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(bytes, from, (int) packed);
            int length = 0;
            while (!inflater.finished() && length < unpacked.length) {
                int more = inflater.inflate(unpacked, length, unpacked.length - length);
                if (more == 0) {
                    break;
                }
                length += more;
            }
            return Arrays.copyOf(unpacked, length);
        } catch (DataFormatException e) {
            throw new MalformedArchive("has a damaged `" + name + "`");
        }
    }
}
