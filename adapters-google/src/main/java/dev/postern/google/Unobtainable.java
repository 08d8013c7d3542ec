package dev.postern.google;

import dev.postern.domain.credential.CredentialLookup;
import java.util.Optional;

/** Why a way leads to no token. It holds no secret. */
final class Unobtainable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CredentialLookup why;

    private Unobtainable(CredentialLookup why, String detail) {
        super(detail);
        this.why = why;
    }

    static Unobtainable refused(String detail, String remedy) {
        return new Unobtainable(new CredentialLookup.Refused(detail, remedy.isEmpty() ? Optional.empty() : Optional.of(remedy)), detail);
    }

    static Unobtainable broken(String detail) {
        return new Unobtainable(new CredentialLookup.Broken(detail), detail);
    }

    CredentialLookup why() {
        return why;
    }
}
