package dev.postern.domain.credential;

import java.util.Locale;
import java.util.Optional;

/** What an index says about credentials: uv's {@code authenticate}. */
public enum SendingRule {
    /** What is at hand is sent at once; costly sources are asked when the server refuses. */
    AUTO,
    /** Never without a credential: every source is asked before the first request. */
    ALWAYS,
    /** No credential is sent, not even one that stands in the index's own URL. */
    NEVER;

    /** Reads {@code auto}, {@code always} or {@code never}. */
    public static Optional<SendingRule> parse(String text) {
        return switch (text) {
            case "auto" -> Optional.of(AUTO);
            case "always" -> Optional.of(ALWAYS);
            case "never" -> Optional.of(NEVER);
            default -> Optional.empty();
        };
    }

    /** Whether a source of this kind may be asked now. */
    public boolean asks(CredentialSource source, CredentialRequest request) {
        return switch (this) {
            case NEVER -> false;
            case ALWAYS -> true;
            case AUTO -> request.phase() == CredentialRequest.Phase.AFTER_REFUSAL || source.isAtHand(request);
        };
    }

    /** Whether a request may go without a credential when no source has one. */
    public boolean allowsAnonymous() {
        return this != ALWAYS;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
