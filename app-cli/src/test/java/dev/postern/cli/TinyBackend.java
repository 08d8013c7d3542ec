package dev.postern.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The wheel of a build backend that needs nothing but Python: {@code tiny_backend.py} of the test resources. */
final class TinyBackend {
    /** The requirement that brings it. */
    static final String NAME = "tiny-backend";

    private TinyBackend() {}

    static String filename(String version) {
        return "tiny_backend-" + version + "-py3-none-any.whl";
    }

    /** The backend, which knows its version and does something when it is imported. */
    static byte[] wheel(String version, String... onImport) {
        String folder = "tiny_backend-" + version + ".dist-info/";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("tiny_backend.py",
                source().replace("VERSION = \"1.0\"", "VERSION = \"" + version + "\"\n" + String.join("\n", onImport)));
        files.put(folder + "METADATA", "Metadata-Version: 2.1\nName: tiny-backend\nVersion: " + version + "\n");
        files.put(folder + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        StringBuilder record = new StringBuilder();
        files.forEach((name, text) -> record.append(name).append(",sha256=").append(digest(text)).append(',')
                .append(text.getBytes(UTF_8).length).append('\n'));
        files.put(folder + "RECORD", record.append(folder).append("RECORD,,\n").toString());
        return zip(files);
    }

    static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private static String source() {
        try (InputStream in = Objects.requireNonNull(TinyBackend.class.getResourceAsStream("tiny_backend.py"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String digest(String text) {
        try {
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
