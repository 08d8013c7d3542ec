package dev.postern.http;

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
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer as they came from the network: in memory, or in a temporary file that {@link #close} removes. */
final class Body implements AutoCloseable {

    /** From here on a body that may lie on disk does. */
    private static final int IN_MEMORY = 8 << 20;

    private final List<byte[]> chunks = new ArrayList<>(4);
    private final boolean mayLieOnDisk;
    private long length;
    private @Nullable Path file;
    private @Nullable FileChannel channel;

    Body(boolean mayLieOnDisk) {
        this.mayLieOnDisk = mayLieOnDisk;
    }

    static Body empty() {
        return new Body(false);
    }

    void append(Buffer buffer) throws IOException {
        append(buffer.getBytes());
    }

    void append(byte[] bytes) throws IOException {
        length += bytes.length;
        if (mayLieOnDisk && file == null && length > IN_MEMORY) {
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
        file = Files.createTempFile("postern-", ".part");
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
