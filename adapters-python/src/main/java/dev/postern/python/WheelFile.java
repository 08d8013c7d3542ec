package dev.postern.python;

import dev.postern.domain.distribution.WheelFilename;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A wheel on disk, opened: its entries, and the texts in its {@code .dist-info} folder (binary distribution format). */
final class WheelFile implements AutoCloseable {
    private static final int LARGEST_TEXT = 64 << 20;
    private static final int LARGEST_DIRECTORY = 64 << 20;
    private static final String DIST_INFO = ".dist-info";

    private final ZipFile zip;
    private final String distInfo;

    private WheelFile(ZipFile zip, String distInfo) {
        this.zip = zip;
        this.distInfo = distInfo;
    }

    static WheelFile open(Path wheel) throws IOException, UnsafeArchive {
        WheelFilename name = WheelFilename.tryParse(String.valueOf(wheel.getFileName()))
                .orElseThrow(() -> new UnsafeArchive("its name is none of a wheel"));
        if (ZipEnd.of(wheel).directorySize() > LARGEST_DIRECTORY) {
            throw new UnsafeArchive("it lists more files than Postern reads");
        }
        ZipFile zip = new ZipFile(wheel.toFile());
        boolean sound = false;
        try {
            WheelFile opened = new WheelFile(zip, distInfo(zip, name));
            sound = true;
            return opened;
        } finally {
            if (!sound) {
                zip.close();
            }
        }
    }

    /** The one such folder at the top, which must be the one of the project and version that the file name tells. */
    private static String distInfo(ZipFile zip, WheelFilename name) throws UnsafeArchive {
        List<String> found = zip.stream().map(ZipEntry::getName).filter(entry -> entry.indexOf('/') > 0)
                .map(entry -> entry.substring(0, entry.indexOf('/'))).filter(top -> top.endsWith(DIST_INFO)).distinct().toList();
        if (found.size() != 1) {
            throw new UnsafeArchive(found.isEmpty() ? "it has no `.dist-info` folder" : "it has several `.dist-info` folders: " + found);
        }
        String stem = found.getFirst().substring(0, found.getFirst().length() - DIST_INFO.length());
        boolean same = WheelFilename.tryParse(stem + "-py3-none-any.whl")
                .filter(other -> other.name().equals(name.name()) && other.version().equals(name.version())).isPresent();
        if (!same) {
            throw new UnsafeArchive("its folder `" + EntryPath.shown(found.getFirst()) + "` is not that of `" + name.name() + "` "
                    + name.version());
        }
        return found.getFirst();
    }

    /** Such as {@code acme-1.0.dist-info}. */
    String distInfo() {
        return distInfo;
    }

    /** Such as {@code acme-1.0.data}. */
    String data() {
        return distInfo.substring(0, distInfo.length() - DIST_INFO.length()) + ".data";
    }

    List<ZipEntry> entries() {
        List<ZipEntry> entries = new ArrayList<>(zip.size());
        zip.stream().forEach(entries::add);
        return entries;
    }

    InputStream open(ZipEntry entry) throws IOException {
        return zip.getInputStream(entry);
    }

    /** A file of the {@code .dist-info} folder. */
    Optional<byte[]> bytes(String name) throws IOException, UnsafeArchive {
        ZipEntry entry = zip.getEntry(distInfo + "/" + name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes(LARGEST_TEXT + 1);
            if (content.length > LARGEST_TEXT) {
                throw new UnsafeArchive("its file `" + name + "` is larger than " + (LARGEST_TEXT >> 20) + " MiB");
            }
            return Optional.of(content);
        }
    }

    String text(String name) throws IOException, UnsafeArchive {
        return new String(bytes(name).orElseThrow(() -> new UnsafeArchive("it has no `" + distInfo + "/" + name + "`")),
                StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
