package dev.postern.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds PKG-INFO in a tar stream (POSIX ustar with pax headers, and GNU's long names) without writing anything anywhere. */
final class TarReading {

    private static final int BLOCK = 512;
    private static final int LONGEST_HEADER = 1 << 20;
    private static final long LONGEST_CONTENT = 1L << 50;
    private static final String PACKAGE_INFO = "PKG-INFO";

    private final InputStream in;
    private final byte[] header = new byte[BLOCK];
    private String longName = "";
    private long paxSize = -1;

    private TarReading(InputStream in) {
        this.in = in;
    }

    /**
     * The content of `FOLDER/PKG-INFO`, the only one at that depth that counts; nothing where there is none.
     *
     * @throws MalformedArchive if it is no tar archive
     */
    static byte[] packageInfo(InputStream in) throws IOException, MalformedArchive {
        try {
            return new TarReading(in).find();
        } catch (EOFException e) {
            throw new MalformedArchive("is cut off");
        }
    }

    private byte[] find() throws IOException, MalformedArchive {
        while (nextHeader()) {
            long size = paxSize >= 0 ? paxSize : number(124, 12);
            if (size < 0 || size > LONGEST_CONTENT) {
                throw new MalformedArchive("has an entry of impossible size");
            }
            String name = longName.isEmpty() ? ustarName() : longName;
            char type = (char) header[156];
            switch (type) {
                case 'x', 'L' -> readExtension(type, size);
                case '0', '\0', '7' -> {
                    if (isPackageInfo(name)) {
                        return content(name, size);
                    }
                    next(size);
                }
                default -> next(type == 'g' || type == 'K' ? size : type >= '1' && type <= '6' ? 0 : size);
            }
        }
        return new byte[0];
    }

    private static boolean isPackageInfo(String name) {
        String plain = name.startsWith("./") ? name.substring(2) : name;
        int slash = plain.indexOf('/');
        return slash > 0 && plain.substring(slash + 1).equals(PACKAGE_INFO);
    }

    private byte[] content(String name, long size) throws IOException, MalformedArchive {
        if (size > Sizes.METADATA) {
            throw new MalformedArchive("has a `" + Quoted.of(name) + "` of more than " + Sizes.text(Sizes.METADATA));
        }
        byte[] content = in.readNBytes((int) size);
        if (content.length < size) {
            throw new EOFException();
        }
        return content;
    }

    /** False at the end of the archive. */
    private boolean nextHeader() throws IOException, MalformedArchive {
        int count = in.readNBytes(header, 0, BLOCK);
        if (count == 0 || isEmpty()) {
            return false;
        }
        if (count < BLOCK) {
            throw new EOFException();
        }
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        if (sum != number(148, 8)) {
            throw new MalformedArchive("is not a tar archive");
        }
        return true;
    }

    private boolean isEmpty() {
        for (byte b : header) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private void next(long size) throws IOException {
        skip(size, size);
        longName = "";
        paxSize = -1;
    }

    private void readExtension(char type, long size) throws IOException, MalformedArchive {
        if (size > LONGEST_HEADER) {
            throw new MalformedArchive("has a header of more than " + Sizes.text(LONGEST_HEADER));
        }
        byte[] bytes = in.readNBytes((int) size);
        skip(0, size);
        if (type == 'L') {
            longName = text(bytes, 0, bytes.length);
        } else {
            readPax(bytes);
        }
    }

    /** Records of the form `LENGTH KEY=VALUE\n`, with the length of the whole record in decimal. */
    private void readPax(byte[] bytes) throws MalformedArchive {
        int at = 0;
        while (at < bytes.length) {
            int space = at;
            long length = 0;
            while (space < bytes.length && bytes[space] != ' ' && space - at < 8) {
                length = length * 10 + (bytes[space++] - '0');
            }
            if (length <= space - at + 1 || length > bytes.length - at || bytes[space] != ' ') {
                throw new MalformedArchive("has a damaged pax header");
            }
            String record = new String(bytes, space + 1, (int) (at + length - space - 2), StandardCharsets.UTF_8);
            if (record.startsWith("path=")) {
                longName = record.substring(5);
            } else if (record.startsWith("size=")) {
                paxSize = size(record.substring(5));
            }
            at += (int) length;
        }
    }

    private static long size(String digits) throws MalformedArchive {
        if (digits.isEmpty() || digits.length() > 15 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new MalformedArchive("has a damaged pax header");
        }
        return Long.parseLong(digits);
    }

    /** Skips content and the padding behind it. */
    private void skip(long count, long size) throws IOException {
        in.skipNBytes(count + (BLOCK - size % BLOCK) % BLOCK);
    }

    private String ustarName() {
        String name = text(header, 0, 100);
        String prefix = header[257] == 'u' && header[263] == '0' ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private long number(int at, int length) throws MalformedArchive {
        if ((header[at] & 0x80) != 0) {
            long value = header[at] & 0x7f;
            for (int i = at + 1; i < at + length; i++) {
                value = value << 8 | header[i] & 0xff;
            }
            return value;
        }
        String digits = text(header, at, length).strip();
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '7')) {
            throw new MalformedArchive("is not a tar archive");
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private static String text(byte[] bytes, int at, int length) {
        byte[] part = Arrays.copyOfRange(bytes, at, Math.min(at + length, bytes.length));
        int end = 0;
        while (end < part.length && part[end] != 0) {
            end++;
        }
        return new String(part, 0, end, StandardCharsets.UTF_8);
    }
}
