package dev.postern.cli;

import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.UniverseIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One question that a person puts to a small universe on a real server, and the file that says what they read. */
final class Situation {
    private final Path folder;
    private final PackageUniverse universe;
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> tables = new HashMap<>();

    Situation(Path folder, PackageUniverse universe) {
        this.folder = folder;
        this.universe = universe;
    }

    /** Writes a file, line by line. */
    Situation file(String name, String... lines) {
        write(name, String.join("\n", lines) + "\n");
        return this;
    }

    /** More lines of an index's table. */
    Situation index(String name, String... lines) {
        tables.put(name, String.join("\n", lines) + "\n");
        return this;
    }

    /** More words behind the ones of the call. */
    Situation with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Calls the program and compares what it says with the file of this name. */
    void reads(String golden, String... arguments) {
        try (UniverseServer server = new UniverseServer(universe)) {
            write("postern.toml", indexes(server));
            List<String> words = new ArrayList<>(List.of(arguments));
            words.addAll(List.of("--python-version", "3.12", "--python-platform", "linux"));
            words.addAll(options);
            Terminal.Result result = Terminal.in(folder).run(words.toArray(String[]::new));
            Golden.check(golden, result, replaced(server));
        }
    }

    /** What differs from machine to machine: places, and the digests of what was zipped. */
    private Map<String, String> replaced(UniverseServer server) {
        Map<String, String> replaced = new HashMap<>();
        replaced.put(server.origin(), "<server>");
        replaced.put(folder.toUri().getPath().replaceAll("/$", ""), "<folder>");
        universe.indexes().forEach(index -> index.files()
                .forEach(file -> replaced.put(file.digest().hex(), "<" + file.filename() + " of " + index.name() + ">")));
        return replaced;
    }

    private String indexes(UniverseServer server) {
        StringBuilder text = new StringBuilder();
        for (UniverseIndex index : universe.indexes()) {
            text.append("[[index]]\nname = \"").append(index.name()).append("\"\nurl = \"").append(server.url(index.name())).append("\"\n");
            text.append(index.name().equals(PackageUniverse.DEFAULT) ? "default = true\n" : "");
            text.append(tables.getOrDefault(index.name(), ""));
        }
        return text.toString();
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
