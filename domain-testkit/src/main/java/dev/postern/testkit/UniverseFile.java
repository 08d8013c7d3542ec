package dev.postern.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.MetadataAdvert;
import dev.postern.domain.index.PageFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One file of a {@link UniverseRelease}: what a page says about it, and its bytes. */
public record UniverseFile(UniverseRelease release, String filename) {

    /** What a page says about it, with a URL relative to the page. */
    public PageFile listed() {
        Instant uploaded = release.uploadTime();
        return new PageFile(filename, "files/" + filename, List.of(digest()), release.requiresPython(), release.yankReason(),
                bytes().length,
                uploaded == null ? null : uploaded.toString(), MetadataAdvert.NONE);
    }

    /** Of its bytes. */
    public Digest digest() {
        try {
            return Digest.of("sha256", HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A wheel is a real zip with {@code METADATA}; a source distribution a gzipped tar with {@code PKG-INFO}. Always the same bytes. */
    public byte[] bytes() {
        try {
            return filename.endsWith(".whl") ? wheel() : sdist();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String stem() {
        return release.project().text().replace('-', '_') + "-" + release.version();
    }

    private byte[] wheel() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            String folder = stem() + ".dist-info/";
            add(zip, release.project().text().replace('-', '_') + "/__init__.py", "");
            add(zip, folder + "METADATA", release.metadataText());
            add(zip, folder + "WHEEL", "Wheel-Version: 1.0\nGenerator: postern\nRoot-Is-Purelib: true\n");
            add(zip, folder + "RECORD", "");
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
    }

    private byte[] sdist() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(TarEntry.of(stem() + "/PKG-INFO", release.metadataText().getBytes(UTF_8)));
            gzip.write(new byte[2 * TarEntry.BLOCK]);
        }
        return bytes.toByteArray();
    }
}
