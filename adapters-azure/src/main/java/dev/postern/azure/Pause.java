package dev.postern.azure;

import java.time.Duration;

/** Lets time pass between two tries. */
@FunctionalInterface
interface Pause {

    /** On the clock of the machine. */
    Pause REAL = time -> Thread.sleep(time);

    void rest(Duration time) throws InterruptedException;
}
