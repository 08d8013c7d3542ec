package dev.postern.python;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a tar stream entry by entry (POSIX ustar and pax, and GNU's long names). What it cannot make sense of it refuses. */
final class TarInput {
    private static final int BLOCK = 512;
    private static final int LONGEST_HEADER = 1 << 20;

    /** What an entry is. */
    enum Kind {
        FILE, FOLDER, SYMBOLIC_LINK, HARD_LINK
    }

    /**
     * One entry.
     *
     * @param target of a link, as it is written there; empty for others
     * @param size of a file, in bytes; 0 for others
     * @param executable whether its owner may run it; nothing else of its mode counts
     */
    record Entry(Kind kind, String name, String target, long size, boolean executable) {}

    private final InputStream in;
    private final byte[] header = new byte[BLOCK];
    private long unread;
    private long padding;

    TarInput(InputStream in) {
        this.in = in;
    }

    /** The next entry; empty at the end of the archive. What was not read of the one before is skipped. */
    Optional<Entry> next() throws IOException, UnsafeArchive {
        Map<String, String> extended = new HashMap<>();
        while (true) {
            skipRest();
            if (!readHeader()) {
                return Optional.empty();
            }
            char type = (char) (header[156] & 0xff);
            long size = number(124, 12);
            begin(size);
            switch (type) {
                case 'x' -> pax(extension(size), extended);
                case 'L' -> extended.put("path", text(extension(size), 0, (int) size));
                case 'K' -> extended.put("linkpath", text(extension(size), 0, (int) size));
                // global headers tell times, commits and the like
                case 'g' -> extension(size);
                default -> {
                    return Optional.of(entry(type, size, extended));
                }
            }
        }
    }

    private Entry entry(char type, long headerSize, Map<String, String> extended) throws UnsafeArchive {
        String name = extended.getOrDefault("path", ustarName());
        String target = extended.getOrDefault("linkpath", text(header, 157, 100));
        long size = extended.containsKey("size") ? size(extended.get("size")) : headerSize;
        boolean executable = (number(100, 8) & 0100) != 0;
        return switch (type) {
            case '0', '\0', '7' -> {
                begin(size);
                // before POSIX a folder was a file with a slash at its end
                yield name.endsWith("/") ? new Entry(Kind.FOLDER, name, "", 0, false) : new Entry(Kind.FILE, name, "", size, executable);
            }
            case '5' -> new Entry(Kind.FOLDER, name, "", 0, false);
            case '2' -> new Entry(Kind.SYMBOLIC_LINK, name, target, 0, false);
            case '1' -> new Entry(Kind.HARD_LINK, name, target, 0, executable);
            default -> throw new UnsafeArchive("its entry `" + EntryPath.shown(name) + "` is neither file, folder nor link");
        };
    }

    /** Reads on in the file that {@link #next} gave last; -1 at its end. */
    int read(byte[] buffer) throws IOException {
        if (unread == 0) {
            return -1;
        }
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, unread));
        if (count < 0) {
            throw new EOFException("it is cut off");
        }
        unread -= count;
        return count;
    }

    private void begin(long size) {
        unread = size;
        padding = (BLOCK - size % BLOCK) % BLOCK;
    }

    private void skipRest() throws IOException {
        in.skipNBytes(unread + padding);
        begin(0);
    }

    private boolean readHeader() throws IOException, UnsafeArchive {
        int count = in.readNBytes(header, 0, BLOCK);
        if (count > 0 && count < BLOCK) {
            throw new EOFException("it is cut off");
        }
        boolean empty = true;
        for (byte b : header) {
            empty &= b == 0;
        }
        if (count == 0 || empty) {
            return false;
        }
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        if (sum != number(148, 8)) {
            throw new UnsafeArchive("it is no tar archive, or damaged");
        }
        return true;
    }

    private byte[] extension(long size) throws IOException, UnsafeArchive {
        if (size > LONGEST_HEADER) {
            throw new UnsafeArchive("it has a header of more than 1 MiB");
        }
        byte[] bytes = in.readNBytes((int) size);
        if (bytes.length < size) {
            throw new EOFException("it is cut off");
        }
        unread = 0;
        return bytes;
    }

    /** Records of the form {@code LENGTH KEY=VALUE\n}, with the length of the whole record in decimal. */
    private static void pax(byte[] records, Map<String, String> extended) throws UnsafeArchive {
        int at = 0;
        while (at < records.length) {
            int space = at;
            int length = 0;
            while (space < records.length && records[space] >= '0' && records[space] <= '9' && length <= LONGEST_HEADER) {
                length = length * 10 + (records[space++] - '0');
            }
            if (space >= records.length || records[space] != ' ' || length <= space - at + 1 || length > records.length - at) {
                throw new UnsafeArchive("it is damaged: a pax header cannot be read");
            }
            String record = new String(records, space + 1, at + length - space - 2, StandardCharsets.UTF_8);
            int equals = record.indexOf('=');
            if (equals > 0) {
                extended.put(record.substring(0, equals), record.substring(equals + 1));
            }
            at += length;
        }
    }

    private static long size(String digits) throws UnsafeArchive {
        if (digits.isEmpty() || digits.length() > 15 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new UnsafeArchive("it is damaged: a pax header cannot be read");
        }
        return Long.parseLong(digits);
    }

    private String ustarName() {
        String name = text(header, 0, 100);
        String prefix = text(header, 257, 5).equals("ustar") && header[262] == 0 ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** Octal, or base 256 where the first bit is set (GNU). */
    private long number(int at, int length) throws UnsafeArchive {
        if ((header[at] & 0x80) != 0) {
            throw new UnsafeArchive("it has a file of more than 8 GiB");
        }
        long value = 0;
        for (char c : text(header, at, length).strip().toCharArray()) {
            if (c < '0' || c > '7') {
                throw new UnsafeArchive("it is no tar archive, or damaged");
            }
            value = value * 8 + (c - '0');
        }
        return value;
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }
}
