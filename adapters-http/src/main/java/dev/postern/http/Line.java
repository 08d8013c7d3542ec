package dev.postern.http;

import dev.postern.http.Reply.Fault;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What one caller has under way on a {@link Wire} that others may use too. When the caller ends, so does all that it waits for, and the
 * wire's other users notice nothing.
 */
final class Line implements AutoCloseable {

    private final Wire wire;
    private final Runnable release;
    private final Set<Runnable> endings = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param release is called once, at the end */
    Line(Wire wire, Runnable release) {
        this.wire = wire;
        this.release = release;
    }

    /** As {@link Wire#send}. */
    CompletableFuture<Reply> send(Call call) {
        if (closed.get()) {
            return CompletableFuture.completedFuture(Fault.CLOSED);
        }
        CompletableFuture<Reply> reply = wire.send(call);
        underWay(reply, () -> reply.complete(Fault.CLOSED));
        return reply;
    }

    /** As {@link Wire#prepare}. */
    void prepare(Call call) {
        if (!closed.get()) {
            wire.prepare(call);
        }
    }

    /** As {@link Wire#later}; at the end the work is not waited for any longer, but done. */
    void later(Duration pause, Runnable work) {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        CompletableFuture<Void> _ = over.thenAccept(_ -> work.run());
        underWay(over, () -> over.complete(false));
        wire.later(pause, () -> over.complete(true));
    }

    boolean isConnected() {
        return wire.isStarted();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            endings.forEach(Runnable::run);
            release.run();
        }
    }

    private <T> void underWay(CompletableFuture<T> future, Runnable ending) {
        endings.add(ending);
        CompletableFuture<T> _ = future.whenComplete((_, _) -> endings.remove(ending));
        if (closed.get()) {
            ending.run();
        }
    }
}
