package dev.postern.domain.credential;

import java.net.URI;

/** How a {@link LoginFlow} speaks with the person in front of the terminal. */
public interface LoginPrompt {

    /** Shows a line at once, such as a code to enter. */
    void show(String line);

    /** Opens a page in the person's browser. */
    boolean open(URI page);

    /** Whether the person has given up. */
    boolean isCancelled();
}
