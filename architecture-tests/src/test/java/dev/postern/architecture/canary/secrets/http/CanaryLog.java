package dev.postern.architecture.canary.secrets.http;

import dev.postern.architecture.canary.secrets.domain.credential.Secret;

/** Looks at a secret. */
final class CanaryLog {
    private CanaryLog() {}

    static String line(Secret secret) {
        return secret.reveal();
    }
}
