package dev.postern.python;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of an archive's entry, taken apart: relative, going down only, and meaning the same on every system.
 *
 * @param segments at least one, none empty, {@code .} or {@code ..}
 */
record EntryPath(List<String> segments) {
    private static final int LONGEST = 4096;
    private static final int LONGEST_SEGMENT = 255;
    private static final int DEEPEST = 100;

    EntryPath {
        segments = List.copyOf(segments);
    }

    /** Reads a name as archives have it, with {@code /} between segments; a leading {@code ./} and a final {@code /} do no harm. */
    static EntryPath of(String name) throws UnsafeArchive {
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new UnsafeArchive("it has an entry with a name of " + name.length() + " characters");
        }
        if (name.startsWith("/")) {
            throw refused(name, "begins at the root");
        }
        List<String> segments = new ArrayList<>();
        for (String segment : name.split("/", -1)) {
            if (segment.equals("..")) {
                throw refused(name, "leads out of it");
            }
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(checked(segment, name));
            }
        }
        if (segments.isEmpty() || segments.size() > DEEPEST) {
            throw refused(name, segments.isEmpty() ? "names nothing" : "is more than " + DEEPEST + " folders deep");
        }
        return new EntryPath(segments);
    }

    private static String checked(String segment, String name) throws UnsafeArchive {
        if (segment.length() > LONGEST_SEGMENT) {
            throw refused(name, "has a part of more than " + LONGEST_SEGMENT + " characters");
        }
        if (segment.chars().anyMatch(c -> c == '\\' || c < 0x20 || c == 0x7f || c == 0xfffd)) {
            throw refused(name, "has a character that file names must not have");
        }
        // such as `C:` and `file:stream`
        if (segment.length() > 1 && segment.indexOf(':') >= 0) {
            throw refused(name, "names a drive or a stream");
        }
        return segment;
    }

    private static UnsafeArchive refused(String name, String why) {
        return new UnsafeArchive("its entry `" + shown(name) + "` " + why);
    }

    /** Short and on one line, whatever it holds. */
    static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}", "?");
        return line.length() > 120 ? line.substring(0, 120) + "…" : line;
    }

    String first() {
        return segments.getFirst();
    }

    String last() {
        return segments.getLast();
    }

    /** The same without its first segments. */
    EntryPath without(int count) {
        return new EntryPath(segments.subList(count, segments.size()));
    }

    Path below(Path folder) {
        Path path = folder;
        for (String segment : segments) {
            path = path.resolve(segment);
        }
        return path;
    }

    @Override
    public String toString() {
        return String.join("/", segments);
    }
}
