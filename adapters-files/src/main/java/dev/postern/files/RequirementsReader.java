package dev.postern.files;

import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.SettingOrigin;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import dev.postern.files.RequirementsFile.Entry;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads requirements files one after the other and collects what they say. Not for concurrent use. */
public final class RequirementsReader {
    private static final int DEEPEST = 50;
    private static final int MOST_ENTRIES = 1_000_000;

    private final Map<String, String> variables;
    private final Path folder;
    private final List<Entry> requirements = new ArrayList<>();
    private final List<Entry> constraints = new ArrayList<>();
    private final List<ConfiguredIndex> indexes = new ArrayList<>();
    private final List<ConfiguredIndex> findLinks = new ArrayList<>();
    private final List<String> noBinary = new ArrayList<>();
    private final List<String> onlyBinary = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    /** The files that are being read now, outermost first, as messages name them. */
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<Path> openPaths = new HashSet<>();
    private final Set<Path> readPaths = new HashSet<>();
    private @Nullable ConfiguredIndex indexUrl;
    private boolean noIndex;
    private boolean pre;
    private boolean requireHashes;

    RequirementsReader(Map<String, String> variables, Path folder) {
        this.variables = Map.copyOf(variables);
        this.folder = folder;
    }

    /**
     * Reads a file and those that it names.
     *
     * @param shown the path as it was written, relative to the folder
     * @throws UnusableFile if one of them is missing or malformed, or they name each other in a circle
     */
    public RequirementsReader read(String shown, Origin.Role role) {
        readFile(folder.resolve(shown).normalize(), shown, role, Optional.empty());
        return this;
    }

    /** Reads a text that is no file, such as standard input. */
    public RequirementsReader readText(String text, String shown, Origin.Role role) {
        lines(new Source(shown, folder, role), text);
        return this;
    }

    /** All that was read so far. */
    public RequirementsFile result() {
        List<ConfiguredIndex> all = new ArrayList<>(indexes);
        if (indexUrl != null) {
            all.add(indexUrl);
        }
        return new RequirementsFile(requirements, constraints, new RequirementsFile.Places(all, findLinks, noIndex),
                new RequirementsFile.Options(noBinary, onlyBinary, pre, requireHashes), notes);
    }

    private record Source(String shown, Path folder, Origin.Role role) {}

    private void readFile(Path path, String shown, Origin.Role role, Optional<String> from) {
        if (!openPaths.add(path)) {
            throw new UnusableFile(from.orElse(shown),
                    "the files include each other in a circle: " + String.join(" → ", open) + " → " + shown,
                    "remove one of these `-r` or `-c` lines");
        }
        if (open.size() >= DEEPEST) {
            throw UnusableFile.of(from.orElse(shown), "files include each other more than " + DEEPEST + " deep");
        }
        if (role != Origin.Role.REQUIREMENTS || readPaths.add(path)) {
            String text = text(path, shown, from);
            open.addLast(shown);
            lines(new Source(shown, Optional.ofNullable(path.getParent()).orElse(folder), role), text);
            open.removeLast();
        }
        openPaths.remove(path);
    }

    private static String text(Path path, String shown, Optional<String> from) {
        try {
            return TextFile.readDeclared(path, shown);
        } catch (UnusableFile unusable) {
            throw from.filter(_ -> unusable.place().equals(shown))
                    .map(place -> new UnusableFile(place, "`" + shown + "` " + unusable.problem(), unusable.hint().orElse(null)))
                    .orElse(unusable);
        }
    }

    private void lines(Source source, String text) {
        LogicalLines lines = new LogicalLines(source.shown(), text, variables, notes);
        Optional<LogicalLine> line = lines.next();
        while (line.isPresent()) {
            statement(source, RequirementStatement.of(source.shown(), line.get()));
            line = lines.next();
        }
    }

    private void statement(Source source, RequirementStatement statement) {
        Place place = statement.line().place(0);
        if (!statement.requirement().isEmpty()) {
            add(source, statement, new RequirementText(source.shown(), source.folder(), statement.line()).read(statement.requirement(), 0));
        }
        for (RequirementStatement.Use use : statement.options()) {
            option(source, statement, use, place);
        }
    }

    private void add(Source source, RequirementStatement statement, Requirement requirement) {
        List<Entry> target = source.role() == Origin.Role.CONSTRAINTS ? constraints : requirements;
        if (target.size() >= MOST_ENTRIES) {
            throw UnusableFile.of(source.shown(), "more than " + MOST_ENTRIES + " requirements");
        }
        Place place = statement.line().place(0);
        target.add(new Entry(requirement, new Origin.File(source.role(), source.shown(), place.line(), place.column()),
                hashes(source, statement)));
    }

    private static List<Digest> hashes(Source source, RequirementStatement statement) {
        List<Digest> hashes = new ArrayList<>();
        for (RequirementStatement.Use use : statement.options()) {
            if (use.option() == RequirementOption.HASH) {
                hashes.add(Digest.tryParse(use.value()).orElseThrow(() -> UnusableFile.at(source.shown(),
                        statement.line().place(use.valueOffset()),
                        "`" + use.value() + "` is no hash; expected `sha256:` and 64 hexadecimal digits")));
            }
        }
        return hashes;
    }

    private void option(Source source, RequirementStatement statement, RequirementStatement.Use use, Place line) {
        Place place = statement.line().place(use.valueOffset());
        String where = source.shown() + ":" + line;
        switch (use.option()) {
            case INDEX_URL -> setIndexUrl(source, place, use.value());
            case EXTRA_INDEX_URL -> indexes.add(index(source, place, use.value(), false));
            case NO_INDEX -> noIndex = true;
            case FIND_LINKS -> findLinks.add(links(source, place, use.value()));
            case REQUIREMENT -> include(source, use.value(), source.role(), where);
            case CONSTRAINT -> include(source, use.value(), Origin.Role.CONSTRAINTS, where);
            case EDITABLE -> add(source, statement,
                    new RequirementText(source.shown(), source.folder(), statement.line()).editable(use.value(), use.valueOffset()));
            case NO_BINARY -> noBinary.addAll(List.of(use.value().split(",", -1)));
            case ONLY_BINARY -> onlyBinary.addAll(List.of(use.value().split(",", -1)));
            case PRE -> pre = true;
            case REQUIRE_HASHES -> requireHashes = true;
            case NO_REQUIRE_HASHES -> requireHashes = false;
            case HASH -> {}
            case ALL_RELEASES, ONLY_FINAL, TRUSTED_HOST, PREFER_BINARY, USE_FEATURE, CONFIG_SETTINGS, GLOBAL_OPTION ->
                    notes.add(Note.at(source.shown(), place, "`" + use.option().spelling() + "` has no effect here"));
        }
    }

    private void include(Source source, String path, Origin.Role role, String where) {
        Path target = source.folder().resolve(path).normalize();
        String shown = target.startsWith(folder) ? folder.relativize(target).toString() : path;
        readFile(target, shown, role, Optional.of(where));
    }

    private void setIndexUrl(Source source, Place place, String value) {
        ConfiguredIndex index = index(source, place, value, true);
        if (indexUrl != null && !indexUrl.index().isSamePlaceAs(index.index())) {
            throw UnusableFile.at(source.shown(), place, "another `--index-url` stands at " + indexUrl.index().origin())
                    .withHint("keep one of them, or make the other an `--extra-index-url`");
        }
        indexUrl = index;
    }

    private static ConfiguredIndex index(Source source, Place place, String value, boolean isDefault) {
        CredentialedUrl url = location(source, place, value);
        return new ConfiguredIndex(
                Index.at(url.location()).isDefault(isDefault).origin(new SettingOrigin(source.shown(), place.line())).build(),
                url.credential());
    }

    private static ConfiguredIndex links(Source source, Place place, String value) {
        CredentialedUrl url = location(source, place, value);
        return new ConfiguredIndex(Index.findLinks(url.location(), new SettingOrigin(source.shown(), place.line())), url.credential());
    }

    private static CredentialedUrl location(Source source, Place place, String value) {
        try {
            return Locations.parse(value, source.folder());
        } catch (IllegalArgumentException malformed) {
            throw UnusableFile.at(source.shown(), place, String.valueOf(malformed.getMessage()));
        }
    }
}
