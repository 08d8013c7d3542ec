package dev.postern.files;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Digest.Algorithm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Computes digests, and compares content with one that somebody promised. */
final class FileDigests {
    private static final int CHUNK = 1024 * 1024;

    private FileDigests() {}

    /** What is wrong, or nothing; a digest that this machine cannot compute is taken as wrong. */
    static Optional<String> mismatch(Digest expected, byte[] content) {
        try {
            String actual = HexFormat.of().formatHex(hasher(expected.algorithm()).digest(content));
            return actual.equals(expected.hex()) ? Optional.empty()
                    : Optional.of("expected " + expected + ", found " + expected.algorithm().text() + ":" + actual);
        } catch (NoSuchAlgorithmException unknown) {
            return Optional.of("the digest `" + expected + "` cannot be checked here");
        }
    }

    /** What is wrong with a file, or nothing: the strongest digest that is promised and that this machine can compute must be right. */
    static Optional<String> mismatch(List<Digest> expected, Path file) throws IOException {
        Optional<Digest> strongest = expected.stream().filter(digest -> isKnown(digest.algorithm()))
                .max(Comparator.comparing(Digest::algorithm));
        if (strongest.isEmpty()) {
            return expected.isEmpty() ? Optional.empty() : Optional.of("the digest `" + expected.getFirst() + "` cannot be checked here");
        }
        Digest actual = ofFile(strongest.get().algorithm(), file);
        return actual.equals(strongest.get()) ? Optional.empty() : Optional.of("expected " + strongest.get() + ", found " + actual);
    }

    static Digest sha256(Path file) {
        try {
            return ofFile(Algorithm.SHA256, file);
        } catch (IOException failure) {
            throw TextFile.unreadable(file, file.toString(), failure);
        }
    }

    /** The SHA-256 of a text. */
    static Digest ofText(String text) {
        try {
            return new Digest(Algorithm.SHA256,
                    HexFormat.of().formatHex(hasher(Algorithm.SHA256).digest(text.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static Digest ofFile(Algorithm algorithm, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest hasher = hasher(algorithm);
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                hasher.update(chunk, 0, read);
            }
            return new Digest(algorithm, HexFormat.of().formatHex(hasher.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this algorithm was there a moment ago", impossible);
        }
    }

    private static boolean isKnown(Algorithm algorithm) {
        try {
            hasher(algorithm);
            return true;
        } catch (NoSuchAlgorithmException unknown) {
            return false;
        }
    }

    private static MessageDigest hasher(Algorithm algorithm) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance(switch (algorithm) {
            case MD5 -> "MD5";
            case SHA1 -> "SHA-1";
            case SHA224 -> "SHA-224";
            case SHA256 -> "SHA-256";
            case SHA384 -> "SHA-384";
            case SHA512 -> "SHA-512";
            case BLAKE2B -> "BLAKE2B-512";
        });
    }
}
