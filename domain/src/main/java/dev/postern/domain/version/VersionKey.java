package dev.postern.domain.version;

/**
 * The order of common versions as one {@code long}, so that comparing them is comparing two numbers.
 *
 * <p>From the highest bit: four release numbers of 14, 11, 12 and 8 bits, the phase in 3 bits and its number in 15. The sign bit stays free: a key
 * is never negative. What does not fit has the key {@link #NONE} and is compared part by part. A version either fits or not, whatever its
 * spelling, so two equal versions always have equal keys.
 */
final class VersionKey {

    /** The key of a version that needs more room. */
    static final long NONE = -1;

    /** How many release numbers fit; further ones must be zero. */
    static final int RELEASE_NUMBERS = 4;

    static final int DEV = 1;
    static final int ALPHA = 2;
    static final int BETA = 3;
    static final int CANDIDATE = 4;
    static final int FINAL = 5;
    static final int POST = 6;
    /** Above every post-release. */
    static final int AFTER_POSTS = 7;

    private static final int PHASE_SHIFT = 15;
    private static final int PHASE_MASK = 0b111;
    private static final int NUMBER_MASK = (1 << PHASE_SHIFT) - 1;
    private static final int RELEASE_SHIFT = 18;
    private static final long FINAL_SUFFIX = (long) FINAL << PHASE_SHIFT;

    private VersionKey() {}

    /** The bits of one release number, or {@link #NONE} if it is too large for its place. */
    static long releaseBits(int index, long number) {
        return switch (index) {
            case 0 -> number < 1 << 14 ? number << 49 : NONE;
            case 1 -> number < 1 << 11 ? number << 38 : NONE;
            case 2 -> number < 1 << 12 ? number << 26 : NONE;
            case 3 -> number < 1 << 8 ? number << RELEASE_SHIFT : NONE;
            default -> number == 0 ? 0 : NONE;
        };
    }

    /** The key of a plain release, given the bits of its numbers. */
    static long ofRelease(long bits) {
        return bits | FINAL_SUFFIX;
    }

    static long of(VersionParts parts) {
        if (parts.epoch() != 0 || !parts.local().isEmpty()) {
            return NONE;
        }
        long suffix = suffix(parts);
        if (suffix == NONE) {
            return NONE;
        }
        long key = suffix;
        for (int i = 0; i < parts.releaseLength(); i++) {
            long bits = releaseBits(i, parts.release(i));
            if (bits == NONE) {
                return NONE;
            }
            key |= bits;
        }
        return key;
    }

    /** A version with two suffixes, such as {@code 1.0a1.dev2}, does not fit. */
    private static long suffix(VersionParts parts) {
        int phase = parts.phase();
        long number = switch (phase) {
            case DEV -> parts.dev();
            case ALPHA, BETA, CANDIDATE -> parts.post() < 0 && parts.dev() < 0 ? parts.preNumber() : NONE;
            case POST -> parts.dev() < 0 ? parts.post() : NONE;
            default -> 0;
        };
        if (number == VersionParts.INFINITE) {
            return (long) AFTER_POSTS << PHASE_SHIFT;
        }
        return number < 0 || number > NUMBER_MASK ? NONE : (long) phase << PHASE_SHIFT | number;
    }

    static long release(long key, int index) {
        return switch (index) {
            case 0 -> key >>> 49;
            case 1 -> key >>> 38 & (1 << 11) - 1;
            case 2 -> key >>> 26 & (1 << 12) - 1;
            case 3 -> key >>> RELEASE_SHIFT & (1 << 8) - 1;
            default -> 0;
        };
    }

    static int phase(long key) {
        return (int) (key >>> PHASE_SHIFT) & PHASE_MASK;
    }

    /** The number of the phase: of the pre-release, the post-release or the development release. */
    static long number(long key) {
        return key & NUMBER_MASK;
    }
}
