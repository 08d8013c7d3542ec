package dev.postern.python;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks source archives that nobody vouches for, {@code .tar.gz} and {@code .zip} (PEP 517, PEP 625, PEP 721): names that lead out, links
 * that leave, devices and more than the limits allow are refused; owners, times and special modes are not taken over.
 */
final class SourceArchive {
    private static final int BUFFER = 64 << 10;
    private static final int MOST_ZIP_BYTES_OF_NAMES = 64 << 20;

    private final ArchiveLimits limits;

    SourceArchive(ArchiveLimits limits) {
        this.limits = limits;
    }

    /**
     * Unpacks into an empty folder.
     *
     * @return the one folder that everything in the archive lies in
     */
    Path unpack(Path archive, Path into) throws UnsafeArchive {
        String name = String.valueOf(archive.getFileName()).toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
                tar(archive, new SafeFolder(into));
            } else if (name.endsWith(".zip")) {
                zip(archive, new SafeFolder(into));
            } else {
                throw new UnsafeArchive("its format is not read; source distributions are `.tar.gz` files (PEP 625)");
            }
            return top(into);
        } catch (EOFException cut) {
            throw new UnsafeArchive("it is cut off");
        } catch (ZipException damaged) {
            throw new UnsafeArchive("it is damaged: " + damaged.getMessage());
        } catch (IOException failure) {
            throw new UnsafeArchive("it cannot be unpacked: " + failure.getMessage());
        }
    }

    private static Path top(Path folder) throws IOException, UnsafeArchive {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> tops = entries.limit(2).toList();
            if (tops.size() != 1 || !Files.isDirectory(tops.getFirst(), LinkOption.NOFOLLOW_LINKS)) {
                throw new UnsafeArchive(tops.isEmpty() ? "it is empty" : "its files do not lie in one folder, as PEP 517 wants it");
            }
            return tops.getFirst();
        }
    }

    private void tar(Path archive, SafeFolder folder) throws IOException, UnsafeArchive {
        ArchiveLimits.Meter meter = limits.of(Files.size(archive));
        Map<EntryPath, String> links = new LinkedHashMap<>();
        try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(archive), BUFFER), BUFFER)) {
            TarInput tar = new TarInput(in);
            for (Optional<TarInput.Entry> next = tar.next(); next.isPresent(); next = tar.next()) {
                meter.entry();
                TarInput.Entry entry = next.get();
                if (entry.kind() != TarInput.Kind.FOLDER || !isHere(entry.name())) {
                    put(tar, entry, folder, meter, links);
                }
            }
            readToEnd(in, meter);
        }
        link(folder, links);
    }

    /** Behind the last entry there is padding; and only at the end it is known that nothing was damaged. */
    private static void readToEnd(InputStream in, ArchiveLimits.Meter meter) throws IOException, UnsafeArchive {
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            meter.bytes(count);
        }
    }

    private static boolean isHere(String name) {
        return name.equals(".") || name.equals("./");
    }

    private static void put(TarInput tar, TarInput.Entry entry, SafeFolder folder, ArchiveLimits.Meter meter,
            Map<EntryPath, String> links) throws IOException, UnsafeArchive {
        EntryPath path = EntryPath.of(entry.name());
        switch (entry.kind()) {
            case FOLDER -> folder.folder(path);
            case SYMBOLIC_LINK -> links.put(path, entry.target());
            case HARD_LINK -> copy(EntryPath.of(entry.target()), path, folder, meter);
            case FILE -> {
                links.remove(path);
                try (OutputStream out = folder.file(path)) {
                    byte[] buffer = new byte[BUFFER];
                    for (int count = tar.read(buffer); count >= 0; count = tar.read(buffer)) {
                        meter.bytes(count);
                        out.write(buffer, 0, count);
                    }
                }
                SafeFolder.mode(path.below(folder.root()), entry.executable());
            }
        }
    }

    /** A hard link names a file that came before; it becomes a file of its own. */
    private static void copy(EntryPath from, EntryPath to, SafeFolder folder, ArchiveLimits.Meter meter) throws IOException, UnsafeArchive {
        Path source = from.below(folder.root());
        if (from.equals(to)) {
            return;
        }
        if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnsafeArchive("its entry `" + to + "` is a link to `" + from + "`, which is no file in it");
        }
        meter.bytes(Files.size(source));
        try (OutputStream out = folder.file(to)) {
            Files.copy(source, out);
        }
        SafeFolder.mode(to.below(folder.root()), Files.isExecutable(source));
    }

    /** Symbolic links come last, so that nothing is written through one; then each must end inside. */
    private static void link(SafeFolder folder, Map<EntryPath, String> links) throws IOException, UnsafeArchive {
        for (Map.Entry<EntryPath, String> link : links.entrySet()) {
            EntryPath path = link.getKey();
            String target = link.getValue();
            Path place = folder.place(path);
            if (target.isEmpty() || target.startsWith("/") || target.indexOf('\\') >= 0 || target.indexOf('\0') >= 0
                    || !place.resolveSibling(target).normalize().startsWith(folder.root())) {
                throw leaving(path, target);
            }
            if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(place, Path.of(target));
            }
        }
        Path real = folder.root().toRealPath();
        for (Map.Entry<EntryPath, String> link : links.entrySet()) {
            Path place = link.getKey().below(folder.root());
            if (!Files.exists(place)) {
                // it leads nowhere, perhaps through other links: nobody can need it
                Files.deleteIfExists(place);
            } else if (!place.toRealPath().startsWith(real)) {
                throw leaving(link.getKey(), link.getValue());
            }
        }
    }

    private static UnsafeArchive leaving(EntryPath path, String target) {
        return new UnsafeArchive("its entry `" + path + "` is a link that leads out of it, to `" + EntryPath.shown(target) + "`");
    }

    private void zip(Path archive, SafeFolder folder) throws IOException, UnsafeArchive {
        ArchiveLimits.Meter meter = limits.of(Files.size(archive));
        ZipEnd end = ZipEnd.of(archive);
        if (end.directorySize() > MOST_ZIP_BYTES_OF_NAMES) {
            throw new UnsafeArchive("it lists more files than Postern reads");
        }
        Set<String> executables = end.executables(archive);
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) () -> zip.stream().map(ZipEntry.class::cast).iterator()) {
                meter.entry();
                EntryPath path = EntryPath.of(entry.getName());
                if (entry.isDirectory()) {
                    folder.folder(path);
                } else {
                    put(zip, entry, path, folder, meter);
                    SafeFolder.mode(path.below(folder.root()), executables.contains(entry.getName()));
                }
            }
        }
    }

    private static void put(ZipFile zip, ZipEntry entry, EntryPath path, SafeFolder folder, ArchiveLimits.Meter meter)
            throws IOException, UnsafeArchive {
        CRC32 crc = new CRC32();
        try (InputStream in = zip.getInputStream(entry); OutputStream out = folder.file(path)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                meter.bytes(count);
                crc.update(buffer, 0, count);
                out.write(buffer, 0, count);
            }
        }
        if (entry.getCrc() >= 0 && crc.getValue() != entry.getCrc()) {
            throw new UnsafeArchive("its entry `" + path + "` is damaged");
        }
    }
}
