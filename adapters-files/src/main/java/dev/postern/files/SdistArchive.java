package dev.postern.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads the texts that say what a source distribution is, {@code PKG-INFO} and {@code pyproject.toml} directly below its one top folder
 * (PEP 643, PEP 517), without unpacking it.
 */
final class SdistArchive {
    static final String PKG_INFO = "PKG-INFO";
    static final String PYPROJECT = "pyproject.toml";
    private static final Set<String> WANTED = Set.of(PKG_INFO, PYPROJECT);
    private static final long BUDGET = 2L * 1024 * 1024 * 1024;

    private final Map<String, ArchiveText> texts = new HashMap<>();

    private SdistArchive() {}

    /** What was found; a broken archive gives the same breakage for both texts. */
    static SdistArchive read(Path sdist) {
        SdistArchive archive = new SdistArchive();
        String name = String.valueOf(sdist.getFileName()).toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".zip")) {
                archive.readZip(sdist);
            } else if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
                archive.readTar(sdist);
            } else {
                archive.broken("its format is not read: PEP 625 names `.tar.gz`");
            }
        } catch (IOException failure) {
            archive.broken(String.valueOf(failure.getMessage()));
        }
        return archive;
    }

    ArchiveText text(String name) {
        return Optional.ofNullable(texts.get(name)).orElse(new ArchiveText.Missing("it has no `" + name + "`"));
    }

    private void broken(String detail) {
        WANTED.forEach(name -> texts.put(name, new ArchiveText.Broken(detail)));
    }

    private void readZip(Path sdist) throws IOException {
        if (WheelArchive.directorySize(sdist) > 64L * 1024 * 1024) {
            broken("it lists more files than Postern reads");
            return;
        }
        try (ZipFile zip = new ZipFile(sdist.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) () -> zip.stream().map(e -> (ZipEntry) e).iterator()) {
                Optional<String> wanted = wanted(entry.getName());
                if (wanted.isPresent()) {
                    texts.putIfAbsent(wanted.get(), WheelArchive.content(zip, entry));
                }
            }
        }
    }

    private void readTar(Path sdist) throws IOException {
        try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(sdist), 64 * 1024), 64 * 1024)) {
            TarEntries entries = new TarEntries(in, BUDGET);
            Optional<TarEntries.Entry> entry = entries.next();
            while (entry.isPresent() && texts.size() < WANTED.size()) {
                Optional<String> wanted = wanted(entry.get().name());
                if (wanted.isPresent() && !texts.containsKey(wanted.get())) {
                    byte[] content = entries.content(entry.get(), WheelArchive.LARGEST_TEXT);
                    texts.put(wanted.get(), new ArchiveText.Content(new String(content, StandardCharsets.UTF_8)));
                }
                entry = entries.next();
            }
        }
    }

    /** {@code foo-1.0/PKG-INFO} and {@code ./foo-1.0/PKG-INFO}, not what lies deeper. */
    private static Optional<String> wanted(String path) {
        String inside = path.startsWith("./") ? path.substring(2) : path;
        int slash = inside.indexOf('/');
        return slash > 0 && WANTED.contains(inside.substring(slash + 1)) ? Optional.of(inside.substring(slash + 1)) : Optional.empty();
    }
}
