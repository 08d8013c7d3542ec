package dev.postern.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Locale;

/** One regular file in the ustar format (POSIX.1-1988), for source distributions in tests. */
public final class TarEntry {

    public static final int BLOCK = 512;

    private TarEntry() {}

    public static byte[] of(String name, byte[] content) {
        byte[] entry = new byte[BLOCK + (content.length + BLOCK - 1) / BLOCK * BLOCK];
        put(entry, 0, name);
        put(entry, 100, "0000644\0" + "0000000\0" + "0000000\0");
        put(entry, 124, String.format(Locale.ROOT, "%011o\0", content.length) + "00000000000\0" + "        0");
        put(entry, 257, "ustar\00000");
        int sum = 0;
        for (int at = 0; at < BLOCK; at++) {
            sum += entry[at];
        }
        put(entry, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        System.arraycopy(content, 0, entry, BLOCK, content.length);
        return entry;
    }

    private static void put(byte[] entry, int at, String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        System.arraycopy(Arrays.copyOf(bytes, bytes.length), 0, entry, at, bytes.length);
    }
}
