package dev.postern.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Walks through a tar stream (ustar, with the long names of GNU and of POSIX pax) without unpacking anything. What is read in all is
 * limited, since a small compressed file can hold an endless one.
 */
final class TarEntries {
    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 64 * 1024;

    /** A regular file in the archive. */
    record Entry(String name, long size) {}

    private final InputStream in;
    private final byte[] header = new byte[BLOCK];
    private long budget;
    private long unread;

    TarEntries(InputStream in, long budget) {
        this.in = in;
        this.budget = budget;
    }

    /** The next regular file; empty at the end of the archive. */
    Optional<Entry> next() throws IOException {
        String longName = "";
        while (true) {
            skip(unread);
            if (!readHeader()) {
                return Optional.empty();
            }
            long size = number(124, 12);
            unread = padded(size);
            char type = (char) (header[156] & 0xff);
            switch (type) {
                case 'L' -> longName = text(bytes(size), 0, (int) size);
                case 'x' -> longName = paxPath(bytes(size)).orElse(longName);
                case '0', '\0' -> {
                    return Optional.of(new Entry(longName.isEmpty() ? name() : longName, size));
                }
                default -> longName = type == 'g' || type == 'K' ? longName : "";
            }
        }
    }

    /** The content of the entry that {@link #next()} gave last. */
    byte[] content(Entry entry, int limit) throws IOException {
        if (entry.size() > limit) {
            throw new IOException("`" + entry.name() + "` in it is larger than " + limit / 1024 / 1024 + " MiB");
        }
        return exactly((int) entry.size());
    }

    private boolean readHeader() throws IOException {
        int read = in.readNBytes(header, 0, BLOCK);
        spend(read);
        if (read == 0) {
            return false;
        }
        if (read < BLOCK) {
            throw new EOFException("it is cut off");
        }
        for (byte b : header) {
            if (b != 0) {
                verifyChecksum();
                return true;
            }
        }
        return false;
    }

    private void verifyChecksum() throws IOException {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        if (sum != number(148, 8)) {
            throw new IOException("it is no tar archive, or damaged");
        }
    }

    private byte[] bytes(long size) throws IOException {
        if (size > LONGEST_NAME) {
            throw new IOException("a file name in it is too long");
        }
        return exactly((int) size);
    }

    private byte[] exactly(int size) throws IOException {
        byte[] content = in.readNBytes(size);
        spend(content.length);
        unread -= content.length;
        if (content.length < size) {
            throw new EOFException("it is cut off");
        }
        return content;
    }

    private void skip(long count) throws IOException {
        spend(count);
        try {
            in.skipNBytes(count);
        } catch (EOFException cutOff) {
            throw new EOFException("it is cut off");
        }
        unread = 0;
    }

    private void spend(long count) throws IOException {
        budget -= count;
        if (budget < 0) {
            throw new IOException("it unpacks to more than Postern reads");
        }
    }

    private String name() {
        String name = text(header, 0, 100);
        boolean ustar = text(header, 257, 5).equals("ustar");
        String prefix = ustar ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    /** Octal, or base 256 where the first bit is set (GNU, for sizes above 8 GiB). */
    private long number(int from, int length) throws IOException {
        if ((header[from] & 0x80) != 0) {
            throw new IOException("a file in it is larger than 8 GiB");
        }
        long value = 0;
        for (char c : text(header, from, length).strip().toCharArray()) {
            if (c < '0' || c > '7') {
                throw new IOException("it is no tar archive, or damaged");
            }
            value = value * 8 + (c - '0');
        }
        return value;
    }

    private static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** Records of the form {@code LENGTH KEY=VALUE\n}. */
    private static Optional<String> paxPath(byte[] records) throws IOException {
        Optional<String> path = Optional.empty();
        int at = 0;
        while (at < records.length) {
            int length = 0;
            int digits = at;
            while (digits < records.length && records[digits] >= '0' && records[digits] <= '9' && length < LONGEST_NAME) {
                length = length * 10 + (records[digits++] - '0');
            }
            if (digits == at || length <= digits - at + 1 || at + length > records.length) {
                throw new IOException("it is damaged: a pax header cannot be read");
            }
            String record = new String(records, digits + 1, at + length - digits - 2, StandardCharsets.UTF_8);
            if (record.startsWith("path=")) {
                path = Optional.of(record.substring("path=".length()));
            }
            at += length;
        }
        return path;
    }
}
