package dev.postern.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.testkit.TarEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The sources of a project that {@link TinyBackend} builds, and whose metadata only that tells. */
final class TinySources {
    private static final String HOOK = "hook.py";

    private final String name;
    private final String version;
    private final StringBuilder metadata = new StringBuilder();
    private final Map<String, String> files = new LinkedHashMap<>();

    TinySources(String name, String version) {
        this.name = name;
        this.version = version;
        metadata.append("Metadata-Version: 2.1\nName: ").append(name).append("\nVersion: ").append(version).append('\n');
        files.put("pyproject.toml", "[build-system]\nrequires = [\"tiny-backend\"]\nbuild-backend = \"tiny_backend\"\n");
    }

    String stem() {
        return name.replace('-', '_') + "-" + version;
    }

    TinySources needs(String... requirements) {
        for (String requirement : requirements) {
            metadata.append("Requires-Dist: ").append(requirement).append('\n');
        }
        return this;
    }

    /** Python that runs at the start of each hook, and finds the hook's name in {@code hook}. */
    TinySources hook(String... lines) {
        return with(HOOK, String.join("\n", lines) + "\n");
    }

    TinySources with(String file, String text) {
        files.put(file, text);
        return this;
    }

    private Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>(files);
        all.put("METADATA.txt", metadata.toString());
        return all;
    }

    byte[] tarGz() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (Map.Entry<String, String> file : all().entrySet()) {
                gzip.write(TarEntry.of(stem() + "/" + file.getKey(), file.getValue().getBytes(UTF_8)));
            }
            gzip.write(new byte[1024]);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    byte[] zip() {
        Map<String, String> entries = new LinkedHashMap<>();
        all().forEach((file, text) -> entries.put(stem() + "/" + file, text));
        return TinyBackend.zip(entries);
    }

    /** As a folder. */
    Path tree(Path folder) {
        try {
            for (Map.Entry<String, String> file : all().entrySet()) {
                Path place = folder.resolve(file.getKey());
                Files.createDirectories(place.getParent());
                Files.writeString(place, file.getValue());
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
