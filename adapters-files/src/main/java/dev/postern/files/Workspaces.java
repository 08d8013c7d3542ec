package dev.postern.files;

import dev.postern.domain.name.PackageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** uv's workspaces: a {@code pyproject.toml} whose {@code tool.uv.workspace} lists its members as globs of folders. */
final class Workspaces {
    private static final String PROJECT = "pyproject.toml";
    private static final int DEEPEST = 6;

    private Workspaces() {}

    /** The nearest folder above (or this one) whose workspace has this project as a member. */
    static Optional<Path> rootOf(Path project, Function<Path, Optional<TomlNode>> documents) {
        for (Path folder = project; folder != null; folder = folder.getParent()) {
            Optional<TomlNode> workspace =
                    documents.apply(folder.resolve(PROJECT)).flatMap(root -> root.at("tool", "uv", "workspace"));
            if (workspace.isPresent()) {
                return isMember(workspace.get(), folder, project) ? Optional.of(folder) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The member of this name in the workspace that holds for a folder. */
    static Optional<Path> memberNamed(Path project, PackageName name) {
        Function<Path, Optional<TomlNode>> documents = file -> Files.isRegularFile(file)
                ? Optional.of(TomlNode.document(file.toString(), TextFile.readUtf8(file, file.toString())))
                : Optional.empty();
        Optional<Path> root = rootOf(project, documents);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        TomlNode workspace = documents.apply(root.get().resolve(PROJECT)).flatMap(document -> document.at("tool", "uv", "workspace"))
                .orElseThrow();
        try (Stream<Path> folders = Files.find(root.get(), DEEPEST, (path, attributes) -> attributes.isDirectory())) {
            return folders.filter(folder -> isMember(workspace, root.get(), folder) && Files.isRegularFile(folder.resolve(PROJECT)))
                    .filter(folder -> ProjectFile.nameIn(folder, folder.toString()).filter(name::equals).isPresent()).findFirst();
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isMember(TomlNode workspace, Path root, Path project) {
        if (root.equals(project)) {
            return true;
        }
        Path relative = root.relativize(project);
        return matches(workspace, "members", relative) && !matches(workspace, "exclude", relative);
    }

    private static boolean matches(TomlNode workspace, String key, Path relative) {
        FileSystem files = relative.getFileSystem();
        return workspace.get(key).map(IndexTable::texts).orElse(List.of()).stream()
                .anyMatch(glob -> files.getPathMatcher("glob:" + withoutSlash(glob)).matches(relative));
    }

    private static String withoutSlash(String glob) {
        String plain = glob.startsWith("./") ? glob.substring(2) : glob;
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
