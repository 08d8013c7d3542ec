package dev.postern.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds wheels and source distributions for tests. */
final class TestArchives {

    private TestArchives() {}

    static String metadata(String name, String version, String... more) {
        return "Metadata-Version: 2.2\nName: " + name + "\nVersion: " + version + "\n" + String.join("\n", more) + "\n";
    }

    /** A pure wheel with this metadata; returns its path. */
    static Path wheel(Path folder, String name, String version, String... more) throws IOException {
        Path file = folder.resolve(name + "-" + version + "-py3-none-any.whl");
        return zip(file, Map.of(name + "-" + version + ".dist-info/METADATA", metadata(name, version, more), name + "/__init__.py", ""));
    }

    static Path zip(Path file, Map<String, String> contents) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> content : contents.entrySet()) {
                zip.putNextEntry(new ZipEntry(content.getKey()));
                zip.write(content.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    /** A gzipped ustar archive of these files, in the order of the map. */
    static Path tarGz(Path file, Map<String, String> contents) throws IOException {
        try (GZIPOutputStream gz = new GZIPOutputStream(Files.newOutputStream(file))) {
            gz.write(tar(contents));
        }
        return file;
    }

    static byte[] tar(Map<String, String> contents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map.Entry<String, String> content : contents.entrySet()) {
            byte[] body = content.getValue().getBytes(StandardCharsets.UTF_8);
            if (content.getKey().length() > 100) {
                String path = " path=" + content.getKey() + "\n";
                int length = path.length() + 3;
                block(out, "PaxHeader", 'x', (length + path).getBytes(StandardCharsets.UTF_8));
                block(out, content.getKey().substring(0, 100), '0', body);
            } else {
                block(out, content.getKey(), '0', body);
            }
        }
        out.write(new byte[1024]);
        return out.toByteArray();
    }

    static void block(ByteArrayOutputStream out, String name, char type, byte[] body) throws IOException {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 124, String.format(Locale.ROOT, "%011o", body.length));
        header[156] = (byte) type;
        put(header, 257, "ustar\00000");
        put(header, 148, "        ");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        out.write(header);
        out.write(body);
        out.write(new byte[(512 - body.length % 512) % 512]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
