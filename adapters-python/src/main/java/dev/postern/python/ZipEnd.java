package dev.postern.python;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The record at the end of a zip archive (APPNOTE 4.3.16), and what the JDK does not tell of the list that it leads to.
 *
 * @param directorySize length of the list of entries in bytes: the JDK reads it into memory whole, whatever its length
 * @param directoryStart where the list begins
 */
record ZipEnd(long directorySize, long directoryStart) {
    private static final int LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int UNIX = 3;
    private static final int OWNER_MAY_RUN = 0100;

    static ZipEnd of(Path archive) throws IOException, UnsafeArchive {
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
            int length = (int) Math.min(file.length(), LENGTH + LONGEST_COMMENT);
            ByteBuffer tail = read(file, file.length() - length, length);
            for (int i = length - LENGTH; i >= 0; i--) {
                if (tail.getInt(i) == 0x06054b50) {
                    return new ZipEnd(Integer.toUnsignedLong(tail.getInt(i + 12)), Integer.toUnsignedLong(tail.getInt(i + 16)));
                }
            }
            throw new UnsafeArchive("it is no zip archive, or cut off");
        }
    }

    /** Names of files that their owner may run; what a list in the form for large archives says is not looked for. */
    Set<String> executables(Path archive) throws IOException {
        Set<String> names = new HashSet<>();
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
            if (directoryStart + directorySize > file.length()) {
                return names;
            }
            ByteBuffer list = read(file, directoryStart, (int) directorySize);
            for (int at = 0; at + ENTRY_LENGTH <= list.limit() && list.getInt(at) == ENTRY;) {
                int name = Short.toUnsignedInt(list.getShort(at + 28));
                boolean unix = list.get(at + 5) == UNIX;
                if (unix && (list.getShort(at + 40) & OWNER_MAY_RUN) != 0 && at + ENTRY_LENGTH + name <= list.limit()) {
                    byte[] text = new byte[name];
                    list.get(at + ENTRY_LENGTH, text);
                    names.add(new String(text, StandardCharsets.UTF_8));
                }
                at += ENTRY_LENGTH + name + Short.toUnsignedInt(list.getShort(at + 30)) + Short.toUnsignedInt(list.getShort(at + 32));
            }
        }
        return names;
    }

    private static ByteBuffer read(RandomAccessFile file, long start, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(start);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
