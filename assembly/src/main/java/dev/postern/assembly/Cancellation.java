package dev.postern.assembly;

import java.util.ArrayList;
import java.util.List;

/** Tells a running command that its caller has lost interest, as by ctrl-C. Safe for use by several threads. */
public final class Cancellation {
    private final Object lock = new Object();
    private final List<Runnable> actions = new ArrayList<>();
    private final Object shield = new Object();
    private boolean cancelled;

    /** A call that nobody will ever cancel is one whose {@link #cancel} is never called. */
    public Cancellation() {}

    public boolean isCancelled() {
        synchronized (lock) {
            return cancelled;
        }
    }

    /** Runs what was registered and not removed, newest first, once. */
    public void cancel() {
        List<Runnable> due;
        synchronized (shield) {
            synchronized (lock) {
                if (cancelled) {
                    return;
                }
                cancelled = true;
                due = List.copyOf(actions).reversed();
                actions.clear();
            }
        }
        due.forEach(Runnable::run);
    }

    /** Does something that must not be left half done: a cancellation waits for its end, and after one it is not begun. */
    public void shielded(Runnable action) {
        synchronized (shield) {
            if (!isCancelled()) {
                action.run();
            }
        }
    }

    /** Registers what must happen on cancellation; runs it at once where that was already. Closing takes it back. */
    public Registration onCancel(Runnable action) {
        synchronized (lock) {
            if (!cancelled) {
                actions.add(action);
                return () -> forget(action);
            }
        }
        action.run();
        return () -> {};
    }

    private void forget(Runnable action) {
        synchronized (lock) {
            actions.remove(action);
        }
    }

    /** Something registered, to be taken back when it no longer matters. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
