package dev.postern.files;

import dev.postern.domain.requirement.Origin;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads requirements files one after the other and collects what they say. Not for concurrent use. */
public final class RequirementsReader {
    private static final int DEEPEST = 64;
    private static final long LARGEST_SUM = 4L * TextFile.LARGEST;

    private final Map<String, String> variables;
    private final Path folder;
    private final List<Note> notes = new ArrayList<>();
    private final RequirementsCollector collector = new RequirementsCollector(notes);
    /** The files that are being read now, innermost first. */
    private final Deque<Open> open = new ArrayDeque<>();
    private final Set<Included> included = new HashSet<>();
    private long size;

    private record Open(Path path, String shown) {}

    private record Included(Path path, Origin.Role role) {}

    RequirementsReader(Map<String, String> variables, Path folder) {
        this.variables = Map.copyOf(variables);
        this.folder = folder;
    }

    /**
     * Reads a file and those that it names.
     *
     * @param shown the path as it was written, relative to the folder; origins and messages repeat it
     * @throws UnusableFile if one of them is missing or malformed, or they name each other in a circle
     */
    public RequirementsReader read(String shown, Origin.Role role) {
        Path file = path(folder, shown, shown);
        lines(file, shown, role, TextFile.readDeclared(file, shown));
        return this;
    }

    /** Reads a text that is no file, such as standard input; paths in it are relative to the folder. */
    public RequirementsReader readText(String text, String shown, Origin.Role role) {
        lines(folder.resolve("-"), shown, role, text);
        return this;
    }

    /** The same for bytes, whose encoding is told as in a file: by a byte-order mark or a {@code coding} line, else UTF-8. */
    public RequirementsReader readText(byte[] content, String shown, Origin.Role role) {
        return readText(TextFile.decodeDeclared(content, shown), shown, role);
    }

    /** All that was read so far. */
    public RequirementsFile result() {
        return collector.result();
    }

    private void lines(Path file, String shown, Origin.Role role, String text) {
        size += text.length();
        if (size > LARGEST_SUM) {
            throw UnusableFile.of(shown, "with all files that it belongs to is larger than " + LARGEST_SUM / 1024 / 1024 + " MiB");
        }
        open.addFirst(new Open(file, shown));
        Path here = file.getParent() == null ? folder : file.getParent();
        LogicalLines lines = new LogicalLines(shown, text, variables, notes);
        for (Optional<LogicalLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            RequirementStatement statement = RequirementStatement.of(shown, line.get());
            collector.take(statement, new RequirementsCollector.Site(here, folder, shown, role));
            for (RequirementStatement.Use use : statement.options()) {
                if (use.option() == RequirementOption.REQUIREMENT) {
                    include(use, line.get().place(use.offset()), here, role);
                } else if (use.option() == RequirementOption.CONSTRAINT) {
                    include(use, line.get().place(use.offset()), here, Origin.Role.CONSTRAINTS);
                }
            }
        }
        open.removeFirst();
    }

    private void include(RequirementStatement.Use use, Place place, Path here, Origin.Role role) {
        String by = open.getFirst().shown();
        if (use.value().toLowerCase(Locale.ROOT).matches("(?s)https?://.*")) {
            throw UnusableFile.at(by, place, "requirements files are not read from the network")
                    .withHint("download the file and name its path");
        }
        Path file = use.value().startsWith("file:") ? file(here, use.value(), by + ":" + place) : path(here, use.value(), by);
        String shown = ShownPath.of(file, folder);
        if (open.stream().anyMatch(each -> each.path().equals(file))) {
            throw UnusableFile.at(by, place, "requirements files include each other in a circle: " + chain(shown))
                    .withHint("remove one of these `-r` or `-c` lines");
        }
        if (open.size() >= DEEPEST) {
            throw UnusableFile.at(by, place, "requirements files include each other more than " + DEEPEST + " deep");
        }
        // what a file says twice it says once: this also keeps files that include each other often from growing without end
        if (included.add(new Included(file, role))) {
            lines(file, shown, role, text(file, shown, by + ":" + place));
        }
    }

    private String chain(String end) {
        List<String> names = new ArrayList<>(open.stream().map(Open::shown).toList().reversed());
        names.add(end);
        return String.join(" → ", names);
    }

    private static String text(Path file, String shown, String by) {
        try {
            return TextFile.readDeclared(file, shown);
        } catch (UnusableFile unusable) {
            throw unusable.place().equals(shown)
                    ? new UnusableFile(by, "`" + shown + "`: " + unusable.problem(), unusable.hint().orElse(null))
                    : unusable;
        }
    }

    private static Path file(Path from, String url, String by) {
        try {
            return Path.of(Locations.parse(url, from).location());
        } catch (IllegalArgumentException noUrl) {
            throw UnusableFile.of(by, String.valueOf(noUrl.getMessage()));
        }
    }

    private static Path path(Path from, String text, String shown) {
        try {
            return from.resolve(text).normalize();
        } catch (InvalidPathException noPath) {
            throw UnusableFile.of(shown, "`" + text + "` is no path: " + noPath.getReason());
        }
    }
}
