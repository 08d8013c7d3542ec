package dev.postern.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads {@code METADATA} out of a wheel on the disk, with limits on what is read whatever the archive claims. */
final class WheelArchive {
    /** More than any description in core metadata. */
    static final int LARGEST_TEXT = 16 * 1024 * 1024;
    private static final int LARGEST_DIRECTORY = 64 * 1024 * 1024;
    private static final int END_RECORD = 22;

    private WheelArchive() {}

    static ArchiveText metadata(Path wheel) {
        try {
            if (directorySize(wheel) > LARGEST_DIRECTORY) {
                return new ArchiveText.Broken("it lists more files than Postern reads");
            }
            try (ZipFile zip = new ZipFile(wheel.toFile())) {
                return metadata(zip);
            }
        } catch (IOException failure) {
            return new ArchiveText.Broken(String.valueOf(failure.getMessage()));
        }
    }

    private static ArchiveText metadata(ZipFile zip) throws IOException {
        List<ZipEntry> found = new ArrayList<>();
        zip.stream().filter(entry -> isMetadata(entry.getName())).limit(2).forEach(found::add);
        if (found.isEmpty()) {
            return new ArchiveText.Missing("it has no `.dist-info/METADATA`");
        }
        if (found.size() > 1) {
            return new ArchiveText.Broken("it has more than one `.dist-info` folder");
        }
        return content(zip, found.getFirst());
    }

    private static boolean isMetadata(String name) {
        int slash = name.indexOf('/');
        return slash > 0 && name.startsWith(".dist-info", slash - ".dist-info".length()) && name.substring(slash).equals("/METADATA");
    }

    static ArchiveText content(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes(LARGEST_TEXT + 1);
            if (content.length > LARGEST_TEXT) {
                return new ArchiveText.Broken("`" + entry.getName() + "` in it is larger than " + LARGEST_TEXT / 1024 / 1024 + " MiB");
            }
            return new ArchiveText.Content(new String(content, StandardCharsets.UTF_8));
        }
    }

    /** The size of the central directory as the end record states it: the JDK would read it into memory whole. */
    static long directorySize(Path wheel) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(wheel.toFile(), "r")) {
            int length = (int) Math.min(file.length(), END_RECORD + 0xffff);
            byte[] tail = new byte[length];
            file.seek(file.length() - length);
            file.readFully(tail);
            for (int i = length - END_RECORD; i >= 0; i--) {
                if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
                    return littleEndian(tail, i + 12);
                }
            }
            throw new IOException("it is no zip archive, or cut off");
        }
    }

    private static long littleEndian(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | (bytes[at + 3] & 0xffL) << 24;
    }
}
