package dev.postern.files;

import dev.postern.domain.distribution.Digest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Compares content with a digest that somebody promised. */
final class FileDigests {

    private FileDigests() {}

    /** What is wrong, or nothing; a digest that this machine cannot compute is taken as wrong. */
    static Optional<String> mismatch(Digest expected, byte[] content) {
        String name = expected.algorithm().name().toLowerCase(Locale.ROOT);
        String java = name.startsWith("sha") ? "SHA-" + name.substring(3).replace("_", "") : name.toUpperCase(Locale.ROOT);
        try {
            String actual = HexFormat.of().formatHex(MessageDigest.getInstance(java).digest(content));
            return actual.equals(expected.hex()) ? Optional.empty()
                    : Optional.of("expected " + expected + ", found " + name + ":" + actual);
        } catch (NoSuchAlgorithmException unknown) {
            return Optional.of("the digest `" + expected + "` cannot be checked here");
        }
    }
}
