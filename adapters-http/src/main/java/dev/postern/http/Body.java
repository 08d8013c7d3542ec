package dev.postern.http;

import dev.postern.domain.distribution.Digest;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer as they came from the network: in memory, or in a temporary file that {@link #close} removes. */
final class Body implements AutoCloseable {

    /** From here on a body that may lie on disk does. */
    private static final int IN_MEMORY = 8 << 20;

    private final List<byte[]> chunks = new ArrayList<>(4);
    private final boolean mayLieOnDisk;
    private final Optional<Spool> spool;
    private final Optional<MessageDigest> digester;
    private long length;
    private @Nullable Path file;
    private @Nullable FileChannel channel;

    private Body(boolean mayLieOnDisk, Optional<Spool> spool) {
        this.mayLieOnDisk = mayLieOnDisk;
        this.spool = spool;
        this.digester = spool.flatMap(place -> MetadataText.digester(place.algorithm()));
    }

    static Body empty() {
        return new Body(false, Optional.empty());
    }

    /** For the answer to this call. */
    static Body of(Call call) {
        return switch (call.keep()) {
            case MEMORY, NOTHING -> empty();
            case DISK, FILE -> new Body(true, call.spool());
        };
    }

    void append(Buffer buffer) throws IOException {
        append(buffer.getBytes());
    }

    void append(byte[] bytes) throws IOException {
        length += bytes.length;
        digester.ifPresent(digest -> digest.update(bytes));
        if (mayLieOnDisk && file == null && (spool.isPresent() || length > IN_MEMORY)) {
            moveToDisk();
        }
        if (channel == null) {
            chunks.add(bytes);
        } else {
            // a write into the page cache: short enough for an event loop
            write(channel, bytes);
        }
    }

    private void moveToDisk() throws IOException {
        file = spool.isPresent() ? Files.createTempFile(spool.get().folder(), "part-", HttpCache.UNFINISHED)
                : Files.createTempFile("postern-", ".part");
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        for (byte[] chunk : chunks) {
            write(channel, chunk);
        }
        chunks.clear();
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    long length() {
        return length;
    }

    /** The digest of all bytes; for bodies that were spooled. */
    Digest digest() {
        return new Digest(spool.orElseThrow().algorithm(), HexFormat.of().formatHex(digester.orElseThrow().digest()));
    }

    /** Puts a spooled body where it shall stay; whoever looks there sees all of it or nothing. */
    void moveTo(Path target) throws IOException {
        if (file == null) {
            moveToDisk();
        }
        if (channel != null && file != null) {
            channel.close();
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            file = null;
        }
    }

    /** All bytes; for bodies in memory. */
    byte[] bytes() {
        if (chunks.size() == 1) {
            return chunks.getFirst();
        }
        byte[] all = new byte[Math.toIntExact(length)];
        int at = 0;
        for (byte[] chunk : chunks) {
            System.arraycopy(chunk, 0, all, at, chunk.length);
            at += chunk.length;
        }
        return all;
    }

    InputStream stream() throws IOException {
        if (file != null) {
            return Files.newInputStream(file);
        }
        if (chunks.size() == 1) {
            return new ByteArrayInputStream(chunks.getFirst());
        }
        return new SequenceInputStream(
                Collections.enumeration(chunks.stream().map(ByteArrayInputStream::new).toList()));
    }

    /** The body as a zip archive is read: from any place. */
    ByteSource source() throws IOException {
        Path onDisk = file;
        return onDisk == null ? ByteSource.of(bytes()) : ByteSource.of(onDisk);
    }

    @Override
    public void close() {
        chunks.clear();
        try {
            if (channel != null) {
                channel.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
