package dev.postern.assembly;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folders that adapters keep in the cache folder beside the pages. Links in them are counted and removed, never followed. */
record AdapterFolders(List<Path> folders) {

    /** Bytes of all files. */
    long size() throws IOException {
        return walk(false).bytes;
    }

    /** Removes all of them. */
    KeptFiles.Removed clean() throws IOException {
        Walk walk = walk(true);
        return new KeptFiles.Removed(walk.files, walk.bytes);
    }

    /** Removes their entries that nobody has used since then: files, and folders with all in them. */
    KeptFiles.Removed prune(Instant since) throws IOException {
        Walk walk = new Walk(true);
        for (Path folder : folders) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder,
                        entry -> Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(since))) {
                    for (Path entry : entries) {
                        Files.walkFileTree(entry, walk);
                    }
                }
            }
        }
        return new KeptFiles.Removed(walk.files, walk.bytes);
    }

    private Walk walk(boolean removes) throws IOException {
        Walk walk = new Walk(removes);
        for (Path folder : folders) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(folder, walk);
            }
        }
        return walk;
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final boolean removes;
        private long files;
        private long bytes;

        Walk(boolean removes) {
            this.removes = removes;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            // builds may take their own rights away
            if (removes && (!Files.isWritable(folder) || !Files.isReadable(folder))) {
                File locked = folder.toFile();
                boolean _ = locked.setWritable(true) && locked.setReadable(true) && locked.setExecutable(true);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            files++;
            bytes += attributes.size();
            if (removes) {
                Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (removes) {
                Files.deleteIfExists(folder);
            }
            return super.postVisitDirectory(folder, failure);
        }
    }
}
