package dev.postern.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The text of a file with certificates or keys (RFC 7468), or nothing where it cannot be read or is larger than any such file. */
final class PemFile {
    private static final long LARGEST = 16 << 20;

    private PemFile() {}

    static Optional<String> read(Path file) {
        try {
            return Files.size(file) > LARGEST ? Optional.empty() : Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    static boolean hasCertificate(String text) {
        return text.contains("-----BEGIN CERTIFICATE-----");
    }

    static boolean hasKey(String text) {
        return text.contains("PRIVATE KEY-----");
    }

    static boolean isLocked(String text) {
        return text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----") || text.contains("Proc-Type: 4,ENCRYPTED");
    }
}
