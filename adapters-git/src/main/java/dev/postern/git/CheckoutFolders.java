package dev.postern.git;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where checkouts lie: one folder for each commit of each repository, made beside its place and moved there, so that any number of processes
 * may share them. Beside them stands which commit a name meant last, for those who are offline.
 */
final class CheckoutFolders implements AutoCloseable {
    static final String FOLDER = "git-v1";
    static final String CHECKOUTS = "checkouts";
    static final String NAMES = "names";
    static final String NEW = "new";
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");

    private final Optional<Path> cache;
    private @Nullable Path temporary;

    CheckoutFolders(Optional<Path> cache) {
        this.cache = cache.map(folder -> folder.resolve(FOLDER));
    }

    Optional<Path> known(URI repository, String commit) throws IOException {
        Path place = place(repository, commit);
        if (!Files.isDirectory(place)) {
            return Optional.empty();
        }
        // so that `cache prune` knows that it is in use
        boolean _ = place.toFile().setLastModified(System.currentTimeMillis());
        return Optional.of(place);
    }

    private Path place(URI repository, String commit) throws IOException {
        return root().resolve(CHECKOUTS).resolve(hash(repository.toString()) + "-" + commit);
    }

    /** An empty folder for what is being made. */
    Path begin() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(root().resolve(NEW)), "checkout-");
    }

    /** Puts a finished checkout where it stays; another process may have been faster. */
    Path finish(Path made, URI repository, String commit) throws IOException {
        Path place = place(repository, commit);
        Path parent = place.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            return Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException taken) {
            if (Files.isDirectory(place)) {
                remove(made);
                return place;
            }
            throw taken;
        }
    }

    /** Which commit a name meant when it was last asked for. */
    Optional<String> lastCommit(URI repository, String name) throws IOException {
        Path file = nameFile(repository, name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Optional.of(Files.readString(file).strip()).filter(text -> COMMIT.matcher(text).matches());
    }

    void remember(URI repository, String name, String commit) throws IOException {
        Path file = nameFile(repository, name);
        Path folder = Files.createDirectories(root().resolve(NAMES));
        Path beside = Files.writeString(Files.createTempFile(folder, "new-", ".tmp"), commit);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path nameFile(URI repository, String name) throws IOException {
        return root().resolve(NAMES).resolve(hash(repository + "\n" + name));
    }

    private synchronized Path root() throws IOException {
        if (cache.isPresent()) {
            return cache.get();
        }
        if (temporary == null) {
            temporary = Files.createTempDirectory("postern-git-");
        }
        return temporary;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Removes a folder with all in it as far as that is possible; links are removed, not followed. */
    static void remove(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException busy) {
            // `cache clean` removes it one day
        }
    }

    @Override
    public synchronized void close() {
        if (temporary != null) {
            remove(temporary);
            temporary = null;
        }
    }
}
