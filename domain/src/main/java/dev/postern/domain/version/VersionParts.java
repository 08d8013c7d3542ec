package dev.postern.domain.version;

import java.util.Arrays;

/**
 * A version taken apart. The numbers that a version lacks are {@link #ABSENT}; {@link #INFINITE} as post-release number stands above every
 * post-release and is never read from text.
 */
final class VersionParts {

    static final long ABSENT = -1;
    static final long INFINITE = Long.MAX_VALUE;

    private final long epoch;
    private final long[] release;
    /** Zero without a pre-release part, else the phase of {@link VersionKey}. */
    private final int preKind;
    private final long preNumber;
    private final long post;
    private final long dev;
    private final String local;

    private VersionParts(long epoch, long[] release, int preKind, long preNumber, long post, long dev, String local) {
        this.epoch = epoch;
        this.release = release;
        this.preKind = preKind;
        this.preNumber = preNumber;
        this.post = post;
        this.dev = dev;
        this.local = local;
    }

    /** A plain release. The array is kept, not copied. */
    static VersionParts of(long epoch, long... release) {
        return new VersionParts(epoch, release, 0, 0, ABSENT, ABSENT, "");
    }

    /** Takes a packed version apart. */
    static VersionParts of(long key, int releaseLength) {
        long[] release = new long[releaseLength];
        for (int i = 0; i < Math.min(releaseLength, VersionKey.RELEASE_NUMBERS); i++) {
            release[i] = VersionKey.release(key, i);
        }
        VersionParts plain = of(0L, release);
        long number = VersionKey.number(key);
        int phase = VersionKey.phase(key);
        return switch (phase) {
            case VersionKey.DEV -> plain.withDev(number);
            case VersionKey.ALPHA, VersionKey.BETA, VersionKey.CANDIDATE -> plain.withPre(phase, number);
            case VersionKey.POST -> plain.withPost(number);
            case VersionKey.AFTER_POSTS -> plain.withPost(INFINITE);
            default -> plain;
        };
    }

    VersionParts withPre(int kind, long number) {
        return new VersionParts(epoch, release, kind, number, post, dev, local);
    }

    VersionParts withPost(long number) {
        return new VersionParts(epoch, release, preKind, preNumber, number, dev, local);
    }

    VersionParts withDev(long number) {
        return new VersionParts(epoch, release, preKind, preNumber, post, number, local);
    }

    /** @param text normalised: lower case, {@code .} between segments, numbers without leading zeros; empty for none */
    VersionParts withLocal(String text) {
        return new VersionParts(epoch, release, preKind, preNumber, post, dev, text);
    }

    /** The first {@code length} release numbers, the last of them raised by one, and nothing else but the epoch. */
    VersionParts nextRelease(int length) {
        long[] next = Arrays.copyOf(release, length);
        next[length - 1]++;
        return of(epoch, next);
    }

    VersionParts releaseOnly() {
        return of(0L, release);
    }

    long epoch() {
        return epoch;
    }

    int releaseLength() {
        return release.length;
    }

    /** The release number at an index; zero beyond the last one, as PEP 440 compares them. */
    long release(int index) {
        return index < release.length ? release[index] : 0;
    }

    int phase() {
        if (preKind != 0) {
            return preKind;
        }
        if (post >= 0) {
            return VersionKey.POST;
        }
        return dev >= 0 ? VersionKey.DEV : VersionKey.FINAL;
    }

    int preKind() {
        return preKind;
    }

    long preNumber() {
        return preNumber;
    }

    long post() {
        return post;
    }

    long dev() {
        return dev;
    }

    String local() {
        return local;
    }

    /** Agrees with the order: trailing zeros of the release do not count. */
    int orderHash() {
        int length = release.length;
        while (length > 0 && release[length - 1] == 0) {
            length--;
        }
        int hash = Long.hashCode(epoch);
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + Long.hashCode(release[i]);
        }
        hash = 31 * hash + phase();
        hash = 31 * hash + Long.hashCode(preNumber);
        hash = 31 * hash + Long.hashCode(post);
        hash = 31 * hash + Long.hashCode(dev);
        return 31 * hash + local.hashCode();
    }
}
