package dev.postern.files;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.name.PackageName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes a lock file: keys in the order of PEP 751, packages in the given order, one file a line, nothing that depends on the machine. */
final class PylockText {
    private final StringBuilder out = new StringBuilder(4096);

    private PylockText() {}

    static String of(Pylock lock) {
        PylockText text = new PylockText();
        text.line("lock-version", quoted("1.0"));
        text.list("environments", lock.environments().stream().map(Object::toString).toList());
        lock.requiresPython().ifPresent(python -> text.line("requires-python", quoted(python.toString())));
        text.list("extras", lock.extras().stream().map(Object::toString).toList());
        text.list("dependency-groups", lock.dependencyGroups().stream().map(Object::toString).toList());
        text.list("default-groups", lock.defaultGroups().stream().map(Object::toString).toList());
        text.line("created-by", quoted(lock.createdBy()));
        if (lock.packages().isEmpty()) {
            text.line("packages", "[]");
        }
        lock.packages().forEach(text::add);
        return text.out.toString();
    }

    private void add(PylockPackage locked) {
        out.append("\n[[packages]]\n");
        line("name", quoted(locked.name().text()));
        locked.version().ifPresent(version -> line("version", quoted(version.toString())));
        if (!locked.marker().isTrue()) {
            line("marker", quoted(locked.marker().toString()));
        }
        locked.requiresPython().filter(python -> !python.isEmpty()).ifPresent(python -> line("requires-python", quoted(python.toString())));
        if (!locked.dependencies().isEmpty()) {
            List<String> names =
                    locked.dependencies().stream().map(PackageName::text).map(name -> "{ name = " + quoted(name) + " }").toList();
            line("dependencies", "[" + String.join(", ", names) + "]");
        }
        switch (locked.source()) {
            case PylockSource.Files files -> add(files);
            case PylockSource.Archive archive ->
                    line("archive", table(withSubdirectory(fields(archive.file(), false), archive.subdirectory())));
            case PylockSource.Directory directory -> line("directory", table(fields(directory)));
            case PylockSource.Repository repository -> line("vcs", table(fields(repository)));
        }
    }

    private void add(PylockSource.Files files) {
        // the standard wants a URL there, and readers hold writers to it
        Optional<String> folder = files.index().filter(index -> !PylockReader.isUrl(index));
        files.index().filter(PylockReader::isUrl).ifPresent(index -> line("index", quoted(index)));
        files.sdist().ifPresent(sdist -> line("sdist", table(fields(sdist, true))));
        if (!files.wheels().isEmpty()) {
            out.append("wheels = [\n");
            files.wheels().forEach(wheel -> out.append("    ").append(table(fields(wheel, true))).append(",\n"));
            out.append("]\n");
        }
        folder.ifPresent(index -> line("tool", table(List.of("postern = " + table(List.of("index = " + quoted(index)))))));
    }

    private static List<String> fields(PylockSource.Directory directory) {
        List<String> fields = new ArrayList<>();
        fields.add("path = " + quoted(directory.path()));
        if (directory.editable()) {
            fields.add("editable = true");
        }
        return withSubdirectory(fields, directory.subdirectory());
    }

    private static List<String> fields(PylockSource.Repository repository) {
        List<String> fields = new ArrayList<>();
        fields.add("type = " + quoted(repository.type()));
        fields.add((repository.location().contains("://") ? "url = " : "path = ") + quoted(repository.location()));
        repository.requestedRevision().ifPresent(revision -> fields.add("requested-revision = " + quoted(revision)));
        fields.add("commit-id = " + quoted(repository.commitId()));
        return withSubdirectory(fields, repository.subdirectory());
    }

    private static List<String> withSubdirectory(List<String> fields, Optional<String> subdirectory) {
        subdirectory.ifPresent(folder -> fields.add("subdirectory = " + quoted(folder)));
        return fields;
    }

    /** @param named whether the name is said where it is not the last part of the address; archives have none */
    private static List<String> fields(PylockFile file, boolean named) {
        List<String> fields = new ArrayList<>();
        if (named && !file.name().equals(PylockReader.lastPart(file.url(), file.path()))) {
            fields.add("name = " + quoted(file.name()));
        }
        time(file.uploadTime()).ifPresent(moment -> fields.add("upload-time = " + moment));
        file.url().ifPresent(url -> fields.add("url = " + quoted(url.toString())));
        file.path().ifPresent(path -> fields.add("path = " + quoted(path)));
        number(file.size()).ifPresent(size -> fields.add("size = " + size));
        fields.add("hashes = " + table(file.hashes().stream().sorted(Comparator.comparing(Digest::toString))
                .map(digest -> digest.algorithm().text() + " = " + quoted(digest.hex())).toList()));
        return fields;
    }

    /** TOML knows fractions of a second down to milliseconds for sure. */
    private static Optional<String> time(Optional<Instant> moment) {
        return moment.map(exact -> exact.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static Optional<String> number(OptionalLong number) {
        return number.isPresent() ? Optional.of(String.valueOf(number.getAsLong())) : Optional.empty();
    }

    private static String table(List<String> fields) {
        return "{ " + String.join(", ", fields) + " }";
    }

    private void line(String key, String value) {
        out.append(key).append(" = ").append(value).append('\n');
    }

    private void list(String key, List<String> items) {
        if (!items.isEmpty()) {
            line(key, "[" + String.join(", ", items.stream().map(PylockText::quoted).toList()) + "]");
        }
    }

    private static String quoted(String text) {
        return TomlQuotes.quoted(text);
    }
}
