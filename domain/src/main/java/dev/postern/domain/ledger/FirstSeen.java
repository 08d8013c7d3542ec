package dev.postern.domain.ledger;

import java.time.Instant;

/** What a ledger knows about a file. */
public sealed interface FirstSeen {

    /** It was first seen then. */
    record On(Instant day) implements FirstSeen {}

    /** The ledger cannot be read or written, so that the file counts as new. */
    record NotRemembered(String detail) implements FirstSeen {}
}
