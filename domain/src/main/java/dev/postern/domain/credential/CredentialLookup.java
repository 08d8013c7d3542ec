package dev.postern.domain.credential;

import java.util.Optional;

/** What a source says about one URL. */
public sealed interface CredentialLookup {

    /**
     * Here it is.
     *
     * @param reach where it may be sent
     */
    record Found(Credential credential, Reach reach) implements CredentialLookup {}

    /** The source does not know this URL; another may. */
    record NotMine() implements CredentialLookup {}

    /**
     * The source knows this URL and has no credential to give: not logged in, login ended, no rights.
     *
     * @param remedy the command that mends it
     */
    record Refused(String detail, Optional<String> remedy) implements CredentialLookup {}

    /** The source itself does not work: unreadable file, crashed command, time-out. */
    record Broken(String detail) implements CredentialLookup {}
}
