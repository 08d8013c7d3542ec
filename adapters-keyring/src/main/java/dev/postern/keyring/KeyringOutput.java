package dev.postern.keyring;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.Secret;
import java.util.Optional;

/** What {@code keyring get} prints: a password, or a user name and a password on a line each. */
final class KeyringOutput {

    private KeyringOutput() {}

    /** Empty where no password was told. */
    static Optional<Credential> read(Secret output, Optional<String> user) {
        String text = output.reveal().stripTrailing();
        int line = text.indexOf('\n');
        Optional<Credential> told = user.isPresent() || line < 0 ? user.map(name -> Credential.basic(name, Secret.of(text)))
                : Optional.of(Credential.basic(text.substring(0, line).stripTrailing(), Secret.of(text.substring(line + 1))));
        return told.filter(Credential::isComplete);
    }

    /** Whether it can go into a header as it is (RFC 7617 forbids control characters). */
    static boolean isClean(Credential credential) {
        return (credential.username() + credential.secret().reveal()).chars().noneMatch(c -> c < ' ' || c == 0x7f);
    }
}
