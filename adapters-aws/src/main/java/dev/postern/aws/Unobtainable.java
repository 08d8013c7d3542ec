package dev.postern.aws;

import dev.postern.domain.credential.CredentialLookup;
import java.io.Serial;
import java.util.Optional;

/** Ends the search for an identity or a token: what is there does not lead to one, and nothing behind it may stand in. */
final class Unobtainable extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final transient CredentialLookup said;

    private Unobtainable(CredentialLookup said, String detail) {
        super(detail, null, false, false);
        this.said = said;
    }

    /** An identity was named, and it gives nothing. */
    static Unobtainable refused(String detail, String remedy) {
        return new Unobtainable(new CredentialLookup.Refused(detail, Optional.of(remedy)), detail);
    }

    /** Likewise where nobody knows what would mend it. */
    static Unobtainable refused(String detail) {
        return new Unobtainable(new CredentialLookup.Refused(detail, Optional.empty()), detail);
    }

    /** Something does not work: a file, a command, a server. */
    static Unobtainable broken(String detail) {
        return new Unobtainable(new CredentialLookup.Broken(detail), detail);
    }

    CredentialLookup said() {
        return said;
    }
}
