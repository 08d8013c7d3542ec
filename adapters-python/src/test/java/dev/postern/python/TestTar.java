package dev.postern.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** A tar archive written entry by entry, with whatever a hostile one may hold. */
final class TestTar {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    TestTar file(String name, String content) {
        return entry('0', name, "", content.getBytes(UTF_8), 0644);
    }

    TestTar file(String name, String content, int mode) {
        return entry('0', name, "", content.getBytes(UTF_8), mode);
    }

    TestTar link(String name, String target) {
        return entry('2', name, target, new byte[0], 0777);
    }

    TestTar hardLink(String name, String target) {
        return entry('1', name, target, new byte[0], 0644);
    }

    TestTar entry(char type, String name, String target, byte[] content, int mode) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, String.format(Locale.ROOT, "%07o", mode));
        put(header, 124, String.format(Locale.ROOT, "%011o", content.length));
        header[156] = (byte) type;
        put(header, 157, target);
        put(header, 257, "ustar\00000");
        put(header, 148, "        ");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        bytes.writeBytes(header);
        bytes.writeBytes(content);
        bytes.writeBytes(new byte[(512 - content.length % 512) % 512]);
        return this;
    }

    /** A header before an entry that tells more about it. */
    TestTar pax(String key, String value) {
        String record = key + "=" + value + "\n";
        int length = record.length() + 3;
        length = String.valueOf(length).length() + 1 + record.length();
        length = String.valueOf(length).length() + 1 + record.length();
        return entry('x', "PaxHeader", "", (length + " " + record).getBytes(UTF_8), 0644);
    }

    Path in(Path folder) throws IOException {
        Path file = folder.resolve("acme-1.0.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes.toByteArray());
            out.write(new byte[1024]);
        }
        return file;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] encoded = text.getBytes(UTF_8);
        System.arraycopy(encoded, 0, header, at, encoded.length);
    }
}
