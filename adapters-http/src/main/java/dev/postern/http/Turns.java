package dev.postern.http;

import java.util.ArrayDeque;
import java.util.Deque;

/** Lets so many pieces of work be under way at once; the others wait in line, urgent ones before those done ahead of need. */
final class Turns {

    private final Deque<Runnable> urgent = new ArrayDeque<>();
    private final Deque<Runnable> ahead = new ArrayDeque<>();
    private int free;

    Turns(int atOnce) {
        free = Math.max(1, atOnce);
    }

    /** Starts the work now or in its turn; {@link #end} must follow once for each. */
    void begin(Runnable work, boolean isUrgent) {
        synchronized (this) {
            if (free == 0) {
                (isUrgent ? urgent : ahead).add(work);
                return;
            }
            free--;
        }
        work.run();
    }

    void end() {
        Runnable next;
        synchronized (this) {
            next = urgent.isEmpty() ? ahead.poll() : urgent.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.run();
    }
}
