package dev.postern.aws;

import dev.postern.domain.credential.TokenCommands;
import dev.postern.domain.credential.TokenEndpoint;
import java.time.Duration;
import java.time.InstantSource;

/** What a look-up works with. */
record Means(TokenEndpoint network, TokenCommands commands, InstantSource clock, Pauses pauses) {

    /** Waits between two tries. */
    interface Pauses {
        /** Waits; says whether to go on, which is not so if the caller was interrupted. */
        boolean pause(Duration time);
    }

    static Means of(TokenEndpoint network, TokenCommands commands, InstantSource clock) {
        return new Means(network, commands, clock, Means::sleep);
    }

    private static boolean sleep(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
