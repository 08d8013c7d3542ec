package dev.postern.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The wheel of the backend for Python's keyring: one module, and what PEP 427 and PEP 376 want beside it. Equal versions make equal bytes. */
final class BackendWheel {
    static final String MODULE = "postern_keyring.py";
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final String version;

    /** @param version of the program */
    BackendWheel(String version) {
        this.version = version.replaceFirst("-SNAPSHOT$", ".dev0").replaceFirst("^unversioned$", "0");
    }

    String fileName() {
        return "postern_keyring-" + version + "-py3-none-any.whl";
    }

    String metadataFolder() {
        return "postern_keyring-" + version + ".dist-info";
    }

    /** All files but the record of them, by their paths below {@code site-packages}. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(MODULE, module());
        files.put(metadataFolder() + "/METADATA", text("""
                Metadata-Version: 2.1
                Name: postern-keyring
                Version: %s
                Summary: Lets Python programs that import keyring ask Postern
                Requires-Dist: keyring>=23
                Requires-Python: >=3.8
                """.formatted(version)));
        files.put(metadataFolder() + "/WHEEL", text("""
                Wheel-Version: 1.0
                Generator: postern
                Root-Is-Purelib: true
                Tag: py3-none-any
                """));
        files.put(metadataFolder() + "/entry_points.txt", text("""
                [keyring.backends]
                postern = postern_keyring
                """));
        return files;
    }

    /** The record of these files (PEP 376), in which it stands itself. */
    byte[] record(Map<String, byte[]> files) {
        StringBuilder record = new StringBuilder();
        files.forEach((path, bytes) -> record.append(path).append(",sha256=").append(digest(bytes)).append(',').append(bytes.length)
                .append('\n'));
        return text(record.append(metadataFolder()).append("/RECORD,,\n").toString());
    }

    /** The file itself. */
    byte[] bytes() {
        Map<String, byte[]> files = files();
        byte[] record = record(files);
        files.put(metadataFolder() + "/RECORD", record);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(EPOCH);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] module() {
        try (InputStream in = BackendWheel.class.getResourceAsStream("backend/" + MODULE)) {
            if (in == null) {
                throw new IllegalStateException("this Postern was built without its backend for keyring");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(byte[] bytes) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
