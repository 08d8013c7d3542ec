package dev.postern.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A look-up that is made once, whoever asks. One that was planned ahead and has not begun yet is begun by the first who waits for it, on
 * their own thread: then what lies in the cache needs no change of threads.
 */
final class Pending<T> {

    private final CompletableFuture<T> future = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Supplier<CompletableFuture<T>> work;
    private final Function<String, T> failure;

    /**
     * @param work may block where it is begun; what it returns may complete elsewhere
     * @param failure the outcome where the work breaks down
     */
    Pending(Supplier<CompletableFuture<T>> work, Function<String, T> failure) {
        this.work = work;
        this.failure = failure;
    }

    CompletableFuture<T> future() {
        return future;
    }

    /** Begins it on a thread for blocking work, unless it has begun. */
    void plan(Executor blocking) {
        if (!begun.get()) {
            try {
                blocking.execute(this::begin);
            } catch (RejectedExecutionException _) {
                // nobody will work ahead any more; who waits does it
            }
        }
    }

    /** Begins it here, unless it has begun. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            try {
                CompletableFuture<T> _ = work.get().whenComplete((value, thrown) -> {
                    if (thrown == null) {
                        future.complete(value);
                    } else {
                        future.complete(failure.apply(text(thrown)));
                    }
                });
            } catch (IllegalStateException | IllegalArgumentException e) {
                future.complete(failure.apply(text(e)));
            }
        }
    }

    /** The outcome; waits for it. */
    T await() {
        begin();
        try {
            return future.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return failure.apply("was interrupted");
        } catch (ExecutionException e) {
            return failure.apply(text(e));
        }
    }

    private static String text(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return "could not be handled: " + Quoted.of(cause.toString());
    }
}
