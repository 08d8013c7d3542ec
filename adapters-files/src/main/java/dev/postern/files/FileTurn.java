package dev.postern.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A turn among all threads and processes that use a file: until it is closed, nobody else has one for the same file. A
 * thread that has it already gets it again. The lock file stays, since removing it would let two in.
 */
final class FileTurn implements AutoCloseable {
    /** Nobody's turn. */
    static final FileTurn NONE = new FileTurn(null, null);
    private static final long PAUSE_MILLIS = 20;
    /** A lock of a file is one of the whole process: its threads take turns here. */
    private static final ConcurrentMap<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

    private final @Nullable ReentrantLock turn;
    private final @Nullable FileChannel channel;

    private FileTurn(@Nullable ReentrantLock turn, @Nullable FileChannel channel) {
        this.turn = turn;
        this.channel = channel;
    }

    /**
     * Waits for a turn, but not longer than this; then it is not {@link #isMine()}.
     *
     * @throws IOException if the lock file cannot be used
     */
    static FileTurn take(PrivateFolder folder, String name, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        Path file = folder.resolve(name);
        ReentrantLock turn = TURNS.computeIfAbsent(file, _ -> new ReentrantLock());
        try {
            if (!turn.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return NONE;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return NONE;
        }
        if (turn.getHoldCount() > 1) {
            return new FileTurn(turn, null);
        }
        FileChannel channel = null;
        try {
            channel = locked(folder, file, end);
        } finally {
            if (channel == null) {
                turn.unlock();
            }
        }
        return channel == null ? NONE : new FileTurn(turn, channel);
    }

    private static @Nullable FileChannel locked(PrivateFolder folder, Path file, long end) throws IOException {
        FileChannel channel = folder.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        FileLock lock = null;
        try {
            lock = attempt(channel);
            while (lock == null && System.nanoTime() < end) {
                Thread.sleep(PAUSE_MILLIS);
                lock = attempt(channel);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? null : channel;
    }

    private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException held) {
            // this process has it by another path to the same file
            return null;
        }
    }

    boolean isMine() {
        return turn != null;
    }

    /** Closing the channel frees the lock. */
    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException closed) {
            // the lock ends with the process at the latest, and nothing of it was to be kept
            return;
        } finally {
            if (turn != null) {
                turn.unlock();
            }
        }
    }
}
