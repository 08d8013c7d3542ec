package dev.postern.domain.credential;

import java.time.Instant;
import java.util.Optional;

/** What came of a login. */
public sealed interface LoginOutcome {

    /**
     * Signed in.
     *
     * @param account who, as the vendor names them
     * @param expires when the login ends, if that is known
     */
    record SignedIn(String account, Optional<Instant> expires) implements LoginOutcome {}

    /** This vendor does not know the index. */
    record NotMine() implements LoginOutcome {}

    /**
     * Not signed in.
     *
     * @param remedy the command or step that mends it
     */
    record Failed(String detail, Optional<String> remedy) implements LoginOutcome {}
}
