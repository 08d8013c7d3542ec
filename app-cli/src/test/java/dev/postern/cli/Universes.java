package dev.postern.cli;

import dev.postern.domain.index.PageFile;
import dev.postern.domain.name.PackageName;
import dev.postern.testkit.UniverseFile;
import dev.postern.testkit.UniverseIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the indexes of a universe where the program can find them. */
final class Universes {

    private Universes() {}

    /** As a flat folder. */
    static Path folder(Path folder, UniverseIndex index) {
        try {
            Files.createDirectories(folder);
            for (UniverseFile file : index.files()) {
                Files.write(folder.resolve(file.filename()), file.bytes());
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As a tree with a folder for each project. */
    static Path tree(Path folder, UniverseIndex index) {
        try {
            for (UniverseFile file : index.files()) {
                Path project = Files.createDirectories(folder.resolve(file.release().project().text()));
                Files.write(project.resolve(file.filename()), file.bytes());
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As PEP 691 pages below a path of a server. */
    static ScriptedServer serve(ScriptedServer server, String path, UniverseIndex index) {
        for (PackageName project : index.projects()) {
            List<UniverseFile> files = index.releases(project).stream().flatMap(release -> release.files().stream()).toList();
            server.answering(path + project + "/", 200, "application/vnd.pypi.simple.v1+json", page(project, files));
        }
        index.files().forEach(file -> server.at(path + "files/" + file.filename(),
                exchange -> ScriptedServer.send(exchange, 200, "application/octet-stream", file.bytes())));
        return server.answering(path, 404, "text/plain", "");
    }

    private static String page(PackageName project, List<UniverseFile> files) {
        return "{\"meta\": {\"api-version\": \"1.1\"}, \"name\": \"" + project + "\", \"files\": "
                + files.stream().map(Universes::entry).collect(Collectors.joining(", ", "[", "]")) + "}";
    }

    private static String entry(UniverseFile file) {
        PageFile listed = file.listed();
        return "{\"filename\": \"" + file.filename() + "\", \"url\": \"../files/" + file.filename() + "\", \"hashes\": {\"sha256\": \""
                + file.digest().hex() + "\"}, \"size\": " + file.bytes().length + field("upload-time", listed.uploadTime())
                + field("yanked", listed.yanked()) + field("requires-python", listed.requiresPython()) + "}";
    }

    private static String field(String name, @Nullable String value) {
        return value == null ? "" : ", \"" + name + "\": \"" + value + "\"";
    }

    /** The text of a file. */
    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
