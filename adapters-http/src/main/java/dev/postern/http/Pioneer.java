package dev.postern.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Sends one request with a credential ahead and holds the others back until it has succeeded, so that a wrong password is shown to a server
 * once and not fifty times, which would lock the account.
 */
final class Pioneer {

    private enum State {
        /** Nothing is known and nobody is under way. */
        UNTRIED,
        /** One is under way. */
        TRYING,
        /** The credential opens the door. */
        OPEN
    }

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private State state = State.UNTRIED;

    /** Runs the request now or when the way is known; {@link #succeeded} or {@link #failed} must follow. */
    void begin(Runnable request) {
        synchronized (this) {
            if (state == State.TRYING) {
                waiting.add(request);
                return;
            }
            if (state == State.UNTRIED) {
                state = State.TRYING;
            }
        }
        request.run();
    }

    void succeeded() {
        List<Runnable> released;
        synchronized (this) {
            if (state == State.OPEN) {
                return;
            }
            state = State.OPEN;
            released = new ArrayList<>(waiting);
            waiting.clear();
        }
        released.forEach(Runnable::run);
    }

    /** The next one tries. */
    void failed() {
        Runnable next;
        synchronized (this) {
            if (state == State.OPEN) {
                return;
            }
            next = waiting.poll();
            state = next == null ? State.UNTRIED : State.TRYING;
        }
        if (next != null) {
            next.run();
        }
    }
}
