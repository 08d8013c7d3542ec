package dev.postern.domain.distribution;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A digest of a file, as index pages and lock files give it (PEP 503, PEP 691).
 *
 * @param hex lower case, as many digits as the algorithm makes
 */
public record Digest(Algorithm algorithm, String hex) {

    /** The algorithms that indexes use; a page may name others, which are skipped. From the weakest to the strongest. */
    public enum Algorithm {
        /** Broken; read, never trusted alone. */
        MD5(32),
        /** Broken; read, never trusted alone. */
        SHA1(40),
        /** SHA-2, 224 bits. */
        SHA224(56),
        /** SHA-2, 256 bits: what nearly every index gives. */
        SHA256(64),
        /** BLAKE2b with its full 512 bits. */
        BLAKE2B(128),
        /** SHA-2, 384 bits. */
        SHA384(96),
        /** SHA-2, 512 bits. */
        SHA512(128);

        private final int digits;

        Algorithm(int digits) {
            this.digits = digits;
        }

        /** The name in pages and lock files, such as {@code sha256}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** How many hexadecimal digits it makes. */
        public int digits() {
            return digits;
        }

        /** Whether two files with one digest are the same file even if somebody wants them not to be. */
        public boolean isTrustworthy() {
            return this != MD5 && this != SHA1;
        }

        /** The algorithm of this name, in any case. */
        public static Optional<Algorithm> named(String name) {
            return switch (name) {
                case "sha256" -> Optional.of(SHA256);
                case "md5" -> Optional.of(MD5);
                default -> byName(name.toLowerCase(Locale.ROOT));
            };
        }

        private static Optional<Algorithm> byName(String name) {
            for (Algorithm algorithm : values()) {
                if (algorithm.text().equals(name)) {
                    return Optional.of(algorithm);
                }
            }
            return Optional.empty();
        }
    }

    public Digest {
        Objects.requireNonNull(algorithm);
        Objects.requireNonNull(hex);
    }

    /**
     * A digest from its two parts.
     *
     * @throws MalformedDigest if the algorithm is not known or the digits do not fit it
     */
    public static Digest of(String algorithm, String hex) {
        return tryOf(algorithm, hex).orElseThrow(() -> new MalformedDigest(algorithm + ":" + hex, reason(algorithm, hex)));
    }

    /**
     * Reads {@code sha256:…} or {@code sha256=…}.
     *
     * @throws MalformedDigest if it is none
     */
    public static Digest parse(String text) {
        int separator = separator(text);
        if (separator < 0) {
            throw new MalformedDigest(text, "expected an algorithm, `:` and hexadecimal digits");
        }
        return of(text.substring(0, separator), text.substring(separator + 1));
    }

    /** The digest, or empty where it is of an unknown algorithm or malformed. */
    public static Optional<Digest> tryOf(String algorithm, String hex) {
        return Algorithm.named(algorithm).filter(known -> isHex(hex, known.digits())).map(known -> new Digest(known, lower(hex)));
    }

    /** Reads {@code sha256:…} or {@code sha256=…}, or empty. */
    public static Optional<Digest> tryParse(String text) {
        int separator = separator(text);
        return separator < 0 ? Optional.empty() : tryOf(text.substring(0, separator), text.substring(separator + 1));
    }

    private static int separator(String text) {
        int colon = text.indexOf(':');
        return colon >= 0 ? colon : text.indexOf('=');
    }

    private static String reason(String algorithm, String hex) {
        return Algorithm.named(algorithm)
                .map(known -> "`" + known.text() + "` has " + known.digits() + " hexadecimal digits, not `" + hex.length() + "` characters")
                .orElse("the algorithm `" + algorithm + "` is not known");
    }

    private static boolean isHex(String text, int digits) {
        if (text.length() != digits) {
            return false;
        }
        for (int at = 0; at < digits; at++) {
            if (Character.digit(text.charAt(at), 16) < 0 || text.charAt(at) > 'f') {
                return false;
            }
        }
        return true;
    }

    private static String lower(String hex) {
        return hex.toLowerCase(Locale.ROOT);
    }

    /** As in requirements files and lock files: {@code sha256:…}. */
    @Override
    public String toString() {
        return algorithm.text() + ":" + hex;
    }
}
