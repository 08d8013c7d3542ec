package dev.postern.domain.index;

import java.time.Instant;
import java.util.Optional;

/** Whether the rules about age let a file exist. */
public sealed interface Admission {

    /** Old enough, or no rule. */
    record Admitted() implements Admission {}

    /**
     * Too new.
     *
     * @param since when it came, or was first seen
     * @param from when that counts from
     * @param availableFrom when the rule will let it through; empty under a fixed date, which never does, and where nobody
     *     remembers when the file was first seen
     */
    record TooNew(AgeRule rule, Instant since, DateSource from, Optional<Instant> availableFrom) implements Admission {}

    /** The index does not say when it came, and the rule needs to know. */
    record Undated(AgeRule rule) implements Admission {}

    /** What told when a file came. */
    enum DateSource {
        /** The index's upload time. */
        UPLOAD,
        /** The first day on which it was seen here. */
        FIRST_SEEN,
        /** Nothing remembers first days: every file counts as new. */
        NOT_REMEMBERED
    }

    default boolean isAdmitted() {
        return this instanceof Admitted;
    }
}
