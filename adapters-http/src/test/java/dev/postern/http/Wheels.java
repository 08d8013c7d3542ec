package dev.postern.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds archives for tests: honest wheels and source distributions, and others. */
final class Wheels {

    static final String METADATA = "Metadata-Version: 2.3\nName: a\nVersion: 1.0\nRequires-Dist: b>=2\n\nThe description\n";

    /** Writes members into a zip archive. */
    interface Members {
        void write(ZipOutputStream zip) throws IOException;
    }

    private Wheels() {}

    static byte[] zip(Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            members.write(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A wheel of `a` 1.0 with so many bytes that cannot be packed before its metadata, and so many further members. */
    static byte[] wheel(int before, int members) {
        return zip(zip -> {
            byte[] noise = new byte[before];
            new Random(7).nextBytes(noise);
            add(zip, "a/noise.bin", noise);
            add(zip, "a-1.0.dist-info/METADATA", METADATA);
            for (int i = 0; i < members; i++) {
                add(zip, "a/module" + i + ".py", "x = " + i);
            }
            add(zip, "a-1.0.dist-info/RECORD", "");
        });
    }

    static void add(ZipOutputStream zip, String name, String text) throws IOException {
        add(zip, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    static void addStored(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** A gzipped ustar archive of names and contents in turn. */
    static byte[] tarGz(String... namesAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                tarEntry(out, namesAndTexts[i], '0', namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
            out.write(new byte[1024]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void tarEntry(OutputStream out, String name, char type, byte[] content) throws IOException {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 124, String.format(Locale.ROOT, "%011o", content.length));
        put(header, 257, "ustar\00000");
        header[156] = (byte) type;
        sum(header);
        out.write(header);
        out.write(content);
        out.write(new byte[(512 - content.length % 512) % 512]);
    }

    /** Puts the checksum into the header with which the bytes begin. */
    static void sum(byte[] header) {
        put(header, 148, "        ");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += header[i] & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, Math.min(bytes.length, 100));
    }
}
