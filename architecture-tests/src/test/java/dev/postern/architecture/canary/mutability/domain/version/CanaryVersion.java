package dev.postern.architecture.canary.mutability.domain.version;

/** Changes under its readers. */
public final class CanaryVersion {
    private long epoch;

    void advance() {
        epoch++;
    }

    long epoch() {
        return epoch;
    }
}
