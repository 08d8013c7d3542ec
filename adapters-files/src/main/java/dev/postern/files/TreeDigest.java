package dev.postern.files;

import dev.postern.domain.distribution.Digest;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One digest for all in a source tree that a build's metadata may depend on: the content of its files, and where its Git repository stands,
 * from which some backends take a version. What builds and tools leave behind does not count. A tree that is too large to be read at each
 * call has none, nor has one whose repository lies elsewhere.
 */
final class TreeDigest extends SimpleFileVisitor<Path> {
    private static final int MOST_FILES = 4_000;
    private static final long MOST_BYTES = 32L << 20;
    private static final String GIT = ".git";
    private static final Set<String> LEFT_BEHIND = Set.of("__pycache__", "node_modules");
    private static final Set<String> LEFT_IN_PROJECTS = Set.of("build", "dist", "venv", "target");
    private static final Set<String> PROJECT = Set.of("pyproject.toml", "setup.py");
    private static final Set<String> OF_GIT = Set.of("HEAD", "packed-refs");

    private final Path root;
    private final TreeMap<String, Digest> files = new TreeMap<>();
    private long bytes;
    private boolean tooLarge;

    private TreeDigest(Path root) {
        this.root = root;
    }

    /** Empty where the tree has no digest, or cannot be read. */
    static Optional<String> of(Path root) {
        TreeDigest digest = new TreeDigest(root);
        try {
            Path repository = repositoryOf(root);
            if (repository != null && !Files.isDirectory(repository)) {
                return Optional.empty();
            }
            Files.walkFileTree(root, digest);
            if (repository != null) {
                digest.addRepository(repository);
            }
            return digest.tooLarge ? Optional.empty() : Optional.of(digest.result());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static @Nullable Path repositoryOf(Path root) {
        for (Path folder = root; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(GIT))) {
                return folder.resolve(GIT);
            }
        }
        return null;
    }

    private void addRepository(Path repository) throws IOException {
        for (String name : OF_GIT) {
            if (Files.isRegularFile(repository.resolve(name))) {
                add(repository.resolve(name));
            }
        }
        Path names = repository.resolve("refs");
        if (Files.isDirectory(names)) {
            Files.walkFileTree(names, this);
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return folder.equals(root) || !isLeftBehind(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    /** A package may be called {@code build}, too. */
    private static boolean isLeftBehind(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.startsWith(".") || name.endsWith(".egg-info") || LEFT_BEHIND.contains(name)
                || LEFT_IN_PROJECTS.contains(name) && PROJECT.stream().anyMatch(file -> Files.exists(folder.resolveSibling(file)));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
            bytes += attributes.size();
            tooLarge |= bytes > MOST_BYTES || files.size() >= MOST_FILES;
            if (tooLarge) {
                return FileVisitResult.TERMINATE;
            }
            add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    private void add(Path file) throws IOException {
        // a link to a folder stands for where it leads to; what lies there is not read
        files.put(root.relativize(file).toString(),
                Files.isRegularFile(file) ? FileDigests.ofFile(Digest.Algorithm.SHA256, file)
                        : FileDigests.ofText(Files.isSymbolicLink(file) ? Files.readSymbolicLink(file).toString() : ""));
    }

    private String result() {
        StringBuilder all = new StringBuilder();
        files.forEach((name, digest) -> all.append(name.length()).append(' ').append(name).append(' ').append(digest).append('\n'));
        return "tree " + FileDigests.ofText(all.toString());
    }
}
