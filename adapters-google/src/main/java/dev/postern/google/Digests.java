package dev.postern.google;

import dev.postern.domain.credential.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells one secret from another without telling either. */
final class Digests {
    private static final int LENGTH = 16;

    private Digests() {}

    static String of(Secret text) {
        return hex(text.reveal()).substring(0, LENGTH);
    }

    /** SHA-256 (FIPS 180-4) in hexadecimal. */
    static String hex(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
