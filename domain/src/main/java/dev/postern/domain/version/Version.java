package dev.postern.domain.version;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a project as PEP 440 defines it.
 *
 * <p>Ordered by epoch, release (missing numbers are zero), pre-, post- and development part, and local part; equality follows the order, so
 * {@code 1.0} equals {@code 1.0.0} though each prints as it was written. Numbers go up to 2<sup>63</sup> − 3, those of the local part have no
 * limit. Common versions are compared by one number, all others part by part; neither allocates.
 */
public final class Version implements Comparable<Version> {

    private final long key;
    private final int releaseLength;
    private final @Nullable VersionParts parts;
    private @Nullable String text;

    private Version(long key, int releaseLength, @Nullable VersionParts parts, @Nullable String text) {
        this.key = key;
        this.releaseLength = releaseLength;
        this.parts = parts;
        this.text = text;
    }

    /**
     * Reads a version in any spelling that PEP 440 accepts, with white space around it.
     *
     * @throws MalformedVersion if it is none
     */
    public static Version parse(String text) {
        Version plain = plainRelease(text);
        return plain != null ? plain : new VersionParser(text).parseOrThrow();
    }

    /** Like {@link #parse}, for texts of which many are expected to be something else: nothing is thrown. */
    public static Optional<Version> tryParse(String text) {
        Version plain = plainRelease(text);
        return Optional.ofNullable(plain != null ? plain : new VersionParser(text).parse());
    }

    static Version of(VersionParts parts) {
        long key = VersionKey.of(parts);
        return new Version(key, parts.releaseLength(), key == VersionKey.NONE ? parts : null, null);
    }

    /** Most versions are plain releases in normal form: they are read in one pass and keep their text. */
    private static @Nullable Version plainRelease(String text) {
        long bits = 0;
        int count = 0;
        int number = -1;
        int length = text.length();
        for (int i = 0; i <= length; i++) {
            char c = i < length ? text.charAt(i) : '.';
            if (c >= '0' && c <= '9' && number != 0 && number < 1 << 20) {
                number = (number < 0 ? 0 : number * 10) + (c - '0');
            } else if (c == '.' && number >= 0) {
                long field = VersionKey.releaseBits(count++, number);
                if (field == VersionKey.NONE) {
                    return null;
                }
                bits |= field;
                number = -1;
            } else {
                return null;
            }
        }
        return new Version(VersionKey.ofRelease(bits), count, null, text);
    }

    @Override
    public int compareTo(Version other) {
        // both non-negative only if neither is VersionKey.NONE
        return (key | other.key) >= 0 ? Long.compare(key, other.key) : VersionOrder.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Version that && key == that.key && (key >= 0 || VersionOrder.compare(this, that) == 0));
    }

    @Override
    public int hashCode() {
        // the bits that differ between neighbours lie in the middle of the key, where a hash table does not look
        return parts == null ? (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 32) : parts.orderHash();
    }

    /** The normal form; trailing zeros of the release stay as they were written. */
    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            known = VersionText.of(parts());
            text = known;
        }
        return known;
    }

    public long epoch() {
        return parts == null ? 0 : parts.epoch();
    }

    /** The release numbers as written, at least one. */
    public List<Long> release() {
        List<Long> numbers = new ArrayList<>(releaseLength);
        for (int i = 0; i < releaseLength; i++) {
            numbers.add(release(i));
        }
        return Collections.unmodifiableList(numbers);
    }

    /** How many release numbers were written. */
    public int releaseLength() {
        return releaseLength;
    }

    /** The release number at an index from zero; zero where none was written. */
    public long release(int index) {
        return parts == null ? VersionKey.release(key, index) : parts.release(index);
    }

    public long major() {
        return release(0);
    }

    public long minor() {
        return release(1);
    }

    public long micro() {
        return release(2);
    }

    /** Whether there is a pre-release or a development part; both count as pre-release. */
    public boolean isPrerelease() {
        return hasPre() || isDevrelease();
    }

    public boolean isPostrelease() {
        return post() >= 0;
    }

    public boolean isDevrelease() {
        return dev() >= 0;
    }

    public boolean isLocal() {
        return !local().isEmpty();
    }

    /** The public version: without the local part. */
    public Version withoutLocal() {
        return isLocal() ? of(parts().withLocal("")) : this;
    }

    /** Only the release numbers as written, without the epoch too: what an interpreter's version is compared by. */
    public Version releaseOnly() {
        return epoch() == 0 && phase() == VersionKey.FINAL && !isLocal() ? this : of(parts().releaseOnly());
    }

    /** Whether this is a plain release's first development release, the least version of that release. */
    boolean isFirstDevOfRelease() {
        return phase() == VersionKey.DEV && dev() == 0 && !isLocal();
    }

    VersionParts parts() {
        return parts == null ? VersionParts.of(key, releaseLength) : parts;
    }

    int phase() {
        if (parts != null) {
            return parts.phase();
        }
        int phase = VersionKey.phase(key);
        return phase == VersionKey.AFTER_POSTS ? VersionKey.POST : phase;
    }

    boolean hasPre() {
        int phase = phase();
        return phase >= VersionKey.ALPHA && phase <= VersionKey.CANDIDATE;
    }

    /** Zero without a pre-release part. */
    long preNumber() {
        if (parts != null) {
            return parts.preNumber();
        }
        return hasPre() ? VersionKey.number(key) : 0;
    }

    /** {@link VersionParts#ABSENT} without a post-release part. */
    long post() {
        if (parts != null) {
            return parts.post();
        }
        return switch (VersionKey.phase(key)) {
            case VersionKey.POST -> VersionKey.number(key);
            case VersionKey.AFTER_POSTS -> VersionParts.INFINITE;
            default -> VersionParts.ABSENT;
        };
    }

    /** {@link VersionParts#ABSENT} without a development part. */
    long dev() {
        if (parts != null) {
            return parts.dev();
        }
        return VersionKey.phase(key) == VersionKey.DEV ? VersionKey.number(key) : VersionParts.ABSENT;
    }

    /** Normalised; empty without a local part. */
    String local() {
        return parts == null ? "" : parts.local();
    }
}
