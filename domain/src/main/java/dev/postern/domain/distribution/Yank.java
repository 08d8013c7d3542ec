package dev.postern.domain.distribution;

import java.util.Objects;

/**
 * That a file was yanked (PEP 592): its publisher asks not to choose it unless it is pinned exactly.
 *
 * @param reason what the publisher says; empty if nothing
 */
public record Yank(String reason) {

    /** Yanked, without a word. */
    public static final Yank SILENT = new Yank("");

    public Yank {
        Objects.requireNonNull(reason);
    }

    public static Yank because(String reason) {
        return reason.isEmpty() ? SILENT : new Yank(reason);
    }

    public boolean hasReason() {
        return !reason.isEmpty();
    }
}
