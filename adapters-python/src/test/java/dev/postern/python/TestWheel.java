package dev.postern.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A wheel described file by file; RECORD is written for what is there, unless it is described too. */
final class TestWheel {
    private final String stem;
    private final Map<String, String> files = new LinkedHashMap<>();

    private TestWheel(String stem) {
        this.stem = stem;
    }

    /** @param stem such as {@code acme-1.0} */
    static TestWheel of(String stem) {
        String name = stem.substring(0, stem.indexOf('-'));
        String version = stem.substring(stem.indexOf('-') + 1);
        return new TestWheel(stem)
                .with(stem + ".dist-info/METADATA", "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n")
                .with(stem + ".dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
    }

    TestWheel with(String file, String content) {
        files.put(file, content);
        return this;
    }

    TestWheel without(String file) {
        files.remove(file);
        return this;
    }

    Path in(Path folder) throws IOException {
        String record = stem + ".dist-info/RECORD";
        Map<String, String> all = new LinkedHashMap<>(files);
        if (!all.containsKey(record)) {
            all.put(record, record());
        }
        return zip(folder.resolve(stem + "-py3-none-any.whl"), all);
    }

    String record() {
        StringBuilder record = new StringBuilder();
        files.forEach((name, content) -> record.append(name).append(',').append(hash(content)).append(',').append(content.length())
                .append("\r\n"));
        return record.append(stem).append(".dist-info/RECORD,,\r\n").toString();
    }

    static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
            return "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static Path zip(Path file, Map<String, String> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
