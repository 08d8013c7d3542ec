package dev.postern.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Zip archives made by hand, so that they can be what no proper tool writes. */
final class HostileWheel {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int MIB = 1 << 20;

    private final ByteArrayOutputStream files = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int entries;

    private record Entry(String name, int method, byte[] data, long size, int crc) {}

    /** A wheel with this metadata. */
    static byte[] of(String folder, String metadata) {
        return new HostileWheel().with("apple/__init__.py", "").with(folder + ".dist-info/METADATA", metadata).bytes();
    }

    HostileWheel with(String name, String text) {
        byte[] data = text.getBytes(UTF_8);
        CRC32 crc = new CRC32();
        crc.update(data);
        return add(new Entry(name, STORED, data, data.length, (int) crc.getValue()));
    }

    /** A file of so many times 16 MiB of blanks. */
    HostileWheel withBomb(String name, int times, long saidSize) {
        return add(new Entry(name, DEFLATED, bomb(times), saidSize, 0));
    }

    byte[] bytes() {
        return bytes(entries);
    }

    /** The archive, which says that it has so many files. */
    byte[] bytes(int saidEntries) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(files.toByteArray());
        all.writeBytes(directory.toByteArray());
        all.writeBytes(end(saidEntries, directory.size(), files.size()));
        return all.toByteArray();
    }

    /** The end of an archive with many files in the form for large ones (APPNOTE 4.3.14 to 4.3.16). */
    static byte[] largeEnd(long entries, long size, long offset) {
        ByteBuffer end = buffer(56 + 20 + 22);
        end.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0).putInt(0);
        end.putLong(entries).putLong(entries).putLong(size).putLong(offset);
        end.putInt(0x07064b50).putInt(0).putLong(offset + size).putInt(1);
        end.put(end(0xffff, 0xffffffff, 0xffffffff));
        return end.array();
    }

    private static byte[] end(int entries, int size, int offset) {
        ByteBuffer end = buffer(22);
        end.putInt(0x06054b50).putInt(0).putShort((short) entries).putShort((short) entries).putInt(size).putInt(offset);
        return end.array();
    }

    private HostileWheel add(Entry entry) {
        byte[] name = entry.name().getBytes(UTF_8);
        ByteBuffer about = buffer(26);
        about.putShort((short) 20).putShort((short) 0).putShort((short) entry.method()).putInt(0).putInt(entry.crc());
        about.putInt(entry.data().length).putInt((int) entry.size()).putShort((short) name.length).putShort((short) 0);
        directory.writeBytes(buffer(6).putInt(0x02014b50).putShort((short) 20).array());
        directory.writeBytes(about.array());
        directory.writeBytes(buffer(14).position(10).putInt(files.size()).array());
        directory.writeBytes(name);
        files.writeBytes(buffer(4).putInt(0x04034b50).array());
        files.writeBytes(about.array());
        files.writeBytes(name);
        files.writeBytes(entry.data());
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
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int written = 0; written < times; written++) {
            all.write(block, 0, length);
        }
        all.writeBytes(new byte[] {3, 0});
        return all.toByteArray();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
