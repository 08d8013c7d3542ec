package dev.postern.architecture.canary.clocks.domain.version;

import java.time.Instant;

/** Reads the clock. */
record CanaryClock(Instant time) {
    static CanaryClock read() {
        return new CanaryClock(Instant.now());
    }

    static long ticks() {
        return System.nanoTime();
    }
}
