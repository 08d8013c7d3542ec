package dev.postern.http;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Notices that a server has stopped in the middle of its answer, which Vert.x watches only up to the head of it. Used on one event loop.
 */
final class Silence {

    private final Vertx vertx;
    private final Duration longest;
    private final Runnable broken;
    private long heard;
    private long timer = -1;

    /**
     * A watch that has not begun.
     *
     * @param longest how long it may last
     * @param broken what happens then
     */
    Silence(Vertx vertx, Duration longest, Runnable broken) {
        this.vertx = vertx;
        this.longest = longest;
        this.broken = broken;
    }

    /** The head is there, and the body shall follow. */
    void begin() {
        heard();
        watch(longest);
    }

    /** Something came. */
    void heard() {
        heard = System.nanoTime();
    }

    /** Nothing more is waited for. */
    void end() {
        vertx.cancelTimer(timer);
    }

    private void watch(Duration pause) {
        timer = vertx.setTimer(Math.max(1, pause.toMillis()), _ -> check());
    }

    private void check() {
        Duration left = longest.minusNanos(System.nanoTime() - heard);
        if (left.isPositive()) {
            watch(left);
        } else {
            broken.run();
        }
    }
}
