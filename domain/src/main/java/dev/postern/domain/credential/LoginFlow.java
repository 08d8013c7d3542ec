package dev.postern.domain.credential;

import java.net.URI;

/**
 * Port: signs a person in with a vendor. It asks and shows through the prompt that it is given and keeps what later look-ups
 * need in the store that it was made with. Only this may ask a person; a {@link CredentialSource} never does.
 */
public interface LoginFlow {

    /** The name of the source that benefits. */
    String name();

    /**
     * Blocks until the person is signed in, gives up, or the time is over.
     *
     * @return at once, without network, {@link LoginOutcome.NotMine} for an index of somebody else
     */
    LoginOutcome login(URI index, LoginPrompt prompt);
}
