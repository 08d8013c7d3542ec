package dev.postern.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Zip archives made by hand, so that they can be what no proper tool writes (APPNOTE 4.3). */
final class HostileWheel {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int MIB = 1 << 20;

    private final Bytes files = new Bytes();
    private final Bytes directory = new Bytes();
    private int entries;

    /** Numbers with their lowest byte first. */
    private static final class Bytes extends ByteArrayOutputStream {
        Bytes number(long number, int bytes) {
            for (int written = 0; written < bytes; written++) {
                write((int) (number >>> 8 * written));
            }
            return this;
        }

        Bytes all(byte[] bytes) {
            writeBytes(bytes);
            return this;
        }
    }

    /** A wheel with this metadata. */
    static byte[] of(String folder, String metadata) {
        return new HostileWheel().with("apple/__init__.py", "").with(folder + ".dist-info/METADATA", metadata).bytes();
    }

    HostileWheel with(String name, String text) {
        byte[] data = text.getBytes(UTF_8);
        CRC32 crc = new CRC32();
        crc.update(data);
        return add(name, STORED, data, data.length, crc.getValue());
    }

    /** A file of so many times 16 MiB of blanks. */
    HostileWheel withBomb(String name, int times, long saidSize) {
        return add(name, DEFLATED, bomb(times), saidSize, 0);
    }

    byte[] bytes() {
        return bytes(entries);
    }

    /** The archive, which says that it has so many files. */
    byte[] bytes(int saidEntries) {
        return new Bytes().all(files.toByteArray()).all(directory.toByteArray()).all(end(saidEntries, directory.size(), files.size()))
                .toByteArray();
    }

    /** The end of an archive with many files in the form for large ones. */
    static byte[] largeEnd(long entries, long size, long offset) {
        Bytes end = new Bytes().number(0x06064b50, 4).number(44, 8).number(45, 2).number(45, 2).number(0, 8);
        end.number(entries, 8).number(entries, 8).number(size, 8).number(offset, 8);
        end.number(0x07064b50, 4).number(0, 4).number(offset + size, 8).number(1, 4);
        return end.all(end(0xffff, 0xffffffffL, 0xffffffffL)).toByteArray();
    }

    private static byte[] end(int entries, long size, long offset) {
        return new Bytes().number(0x06054b50, 4).number(0, 4).number(entries, 2).number(entries, 2).number(size, 4).number(offset, 4)
                .number(0, 2).toByteArray();
    }

    private HostileWheel add(String name, int method, byte[] data, long size, long crc) {
        byte[] encoded = name.getBytes(UTF_8);
        byte[] about = new Bytes().number(20, 2).number(0, 2).number(method, 2).number(0, 4).number(crc, 4).number(data.length, 4)
                .number(size, 4).number(encoded.length, 2).number(0, 2).toByteArray();
        directory.number(0x02014b50, 4).number(20, 2).all(about).number(0, 10).number(files.size(), 4).all(encoded);
        files.number(0x04034b50, 4).all(about).all(encoded).all(data);
        entries++;
        return this;
    }

    /** Each block ends on a byte and refers to nothing before it, so that blocks may be repeated. */
    private static byte[] bomb(int times) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        deflater.setInput(" ".repeat(16 * MIB).getBytes(UTF_8));
        byte[] block = new byte[MIB];
        int length = deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH);
        deflater.end();
        Bytes all = new Bytes();
        for (int written = 0; written < times; written++) {
            all.write(block, 0, length);
        }
        return all.number(3, 2).toByteArray();
    }
}
