package dev.postern.domain.distribution;

import java.util.Collection;

/** Whether two sets of digests can be of one file. Only trustworthy algorithms that both sides give count. */
public enum DigestAgreement {
    /** At least one trustworthy digest is given by both and none differs. */
    SAME,
    /** A digest of one algorithm differs. */
    DIFFERENT,
    /** Nothing to compare. */
    UNKNOWN;

    /** Compares what two indexes say about a file of one name. */
    public static DigestAgreement between(Collection<Digest> some, Collection<Digest> others) {
        DigestAgreement agreement = UNKNOWN;
        for (Digest one : some) {
            for (Digest other : others) {
                if (one.algorithm() != other.algorithm()) {
                    continue;
                }
                if (!one.hex().equals(other.hex())) {
                    return DIFFERENT;
                }
                if (one.algorithm().isTrustworthy()) {
                    agreement = SAME;
                }
            }
        }
        return agreement;
    }
}
