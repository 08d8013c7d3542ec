package dev.postern.http;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Bytes that can be read from any place. */
interface ByteSource extends AutoCloseable {

    long size();

    /** Exactly these bytes. */
    byte[] read(long offset, int length) throws IOException;

    @Override
    void close() throws IOException;

    static ByteSource of(byte[] bytes) {
        return new InMemory(bytes);
    }

    static ByteSource of(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new OnDisk(channel, channel.size());
    }

    /** All of it is in memory. */
    final class InMemory implements ByteSource {

        private final byte[] bytes;

        private InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public byte[] read(long offset, int length) {
            int from = Math.toIntExact(offset);
            return Arrays.copyOfRange(bytes, from, Math.addExact(from, length));
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** A file, kept open. */
    record OnDisk(FileChannel channel, long size) implements ByteSource {

        @Override
        public byte[] read(long offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(length);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, offset + buffer.position()) < 0) {
                    throw new EOFException("the file ends early");
                }
            }
            return buffer.array();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
