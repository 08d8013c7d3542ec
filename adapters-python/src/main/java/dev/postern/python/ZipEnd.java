package dev.postern.python;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** The record at the end of a zip archive. */
final class ZipEnd {
    private static final int LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;

    private ZipEnd() {}

    /** How long the list of entries is, in bytes: the JDK reads it into memory whole, whatever its length. */
    static long directorySize(Path archive) throws IOException, UnsafeArchive {
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
            int length = (int) Math.min(file.length(), LENGTH + LONGEST_COMMENT);
            byte[] tail = new byte[length];
            file.seek(file.length() - length);
            file.readFully(tail);
            for (int i = length - LENGTH; i >= 0; i--) {
                if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
                    return tail[i + 12] & 0xff | (tail[i + 13] & 0xff) << 8 | (tail[i + 14] & 0xff) << 16 | (tail[i + 15] & 0xffL) << 24;
                }
            }
            throw new UnsafeArchive("it is no zip archive, or cut off");
        }
    }
}
