package dev.postern.cli.keyring;

/** The words of a {@code keyring} call cannot be understood; exit status 2. */
final class KeyringUsage extends RuntimeException {

    KeyringUsage(String problem) {
        super(problem);
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
