package dev.postern.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The central directory of a wheel (APPNOTE 4.3.12): which members there are and where. */
final class ZipDirectory {

    private static final int HEADER = 0x02014b50;
    private static final int HEADER_LENGTH = 46;
    private static final long U32 = 0xffff_ffffL;
    private static final String DIST_INFO = ".dist-info";

    private final List<ZipEntry> entries;

    private ZipDirectory(List<ZipEntry> entries) {
        this.entries = entries;
    }

    /**
     * @param directory exactly the directory's bytes
     */
    static ZipDirectory read(ZipBytes directory) throws MalformedArchive {
        List<ZipEntry> entries = new ArrayList<>();
        int at = 0;
        while (at < directory.bytes().length) {
            if (directory.u32(at) != HEADER) {
                throw new MalformedArchive("has a damaged directory");
            }
            int name = directory.u16(at + 28);
            int extra = directory.u16(at + 30);
            int comment = directory.u16(at + 32);
            entries.add(entry(directory, at, name, extra));
            at += HEADER_LENGTH + name + extra + comment;
        }
        return new ZipDirectory(entries);
    }

    private static ZipEntry entry(ZipBytes directory, int at, int nameLength, int extraLength) throws MalformedArchive {
        String name = directory.text(at + HEADER_LENGTH, nameLength);
        long packed = directory.u32(at + 20);
        long size = directory.u32(at + 24);
        long start = directory.u32(at + 42);
        int extra = at + HEADER_LENGTH + nameLength;
        int wide = zip64(directory, extra, extra + extraLength);
        if (wide >= 0) {
            if (size == U32) {
                size = directory.u64(wide);
                wide += 8;
            }
            if (packed == U32) {
                packed = directory.u64(wide);
                wide += 8;
            }
            if (start == U32) {
                start = directory.u64(wide);
            }
        }
        if (start > directory.start() || packed > directory.start() - start) {
            throw new MalformedArchive("has a member that lies outside the archive: `" + name + "`");
        }
        return new ZipEntry(name, directory.u16(at + 10), directory.u16(at + 8), directory.u32(at + 16), packed, size,
                start, directory.start());
    }

    /** Where the values of the zip64 extra field begin, or -1. */
    private static int zip64(ZipBytes directory, int from, int to) throws MalformedArchive {
        for (int at = from; at + 4 <= to; at += 4 + directory.u16(at + 2)) {
            if (directory.u16(at) == 1) {
                return at + 4;
            }
        }
        return -1;
    }

    /**
     * The wheel's METADATA: in its one top-level `.dist-info` folder, which must be this project's (binary distribution format).
     *
     * @param project the normalised name
     */
    ZipEntry metadata(String project) throws MalformedArchive {
        Set<String> folders = new TreeSet<>();
        List<ZipEntry> found = new ArrayList<>();
        for (ZipEntry entry : entries) {
            int slash = entry.name().indexOf('/');
            if (slash > 0 && entry.name().startsWith(DIST_INFO, slash - DIST_INFO.length())) {
                folders.add(entry.name().substring(0, slash));
                if (entry.name().startsWith("METADATA", slash + 1) && entry.name().length() == slash + 9) {
                    found.add(entry);
                }
            }
        }
        if (folders.size() != 1) {
            throw new MalformedArchive(folders.isEmpty()
                    ? "has no `.dist-info` folder"
                    : "has more than one `.dist-info` folder: `" + String.join("`, `", folders) + "`");
        }
        String folder = folders.iterator().next();
        if (!normalised(folder.substring(0, Math.max(folder.indexOf('-'), 0))).equals(project)) {
            throw new MalformedArchive("has the `.dist-info` folder of another project: `" + folder + "`");
        }
        if (found.size() != 1) {
            throw new MalformedArchive(
                    found.isEmpty() ? "has no `" + folder + "/METADATA`" : "has `" + folder + "/METADATA` twice");
        }
        return untilNext(found.getFirst());
    }

    /** The `FOLDER/PKG-INFO` of a source distribution, which need not have one. */
    Optional<ZipEntry> packageInfo() throws MalformedArchive {
        for (ZipEntry entry : entries) {
            int slash = entry.name().indexOf('/');
            if (slash > 0 && entry.name().substring(slash + 1).equals("PKG-INFO")) {
                return Optional.of(untilNext(entry));
            }
        }
        return Optional.empty();
    }

    /** Limits a member to where the next one begins. */
    private ZipEntry untilNext(ZipEntry entry) {
        long end = entry.end();
        for (ZipEntry other : entries) {
            if (other.start() > entry.start() && other.start() < end) {
                end = other.start();
            }
        }
        return new ZipEntry(entry.name(), entry.method(), entry.flags(), entry.crc(), entry.packed(), entry.size(),
                entry.start(), end);
    }

    private static String normalised(String name) {
        StringBuilder text = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean separator = c == '-' || c == '_' || c == '.';
            if (!separator) {
                text.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
            } else if (text.length() > 0 && text.charAt(text.length() - 1) != '-') {
                text.append('-');
            }
        }
        return text.toString();
    }
}
