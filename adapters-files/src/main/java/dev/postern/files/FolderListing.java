package dev.postern.files;

import dev.postern.domain.distribution.MetadataAdvert;
import dev.postern.domain.index.PageFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The files of a folder, or those that an HTML page of this machine links to. */
sealed interface FolderListing {
    int MOST_ENTRIES = 1_000_000;
    List<String> ENDINGS = List.of(".whl", ".tar.gz", ".zip", ".tar.bz2", ".tar.xz", ".tgz");

    /**
     * What is there.
     *
     * @param base what relative URLs are relative to
     */
    record Listed(URI base, List<PageFile> files) implements FolderListing {
        public Listed {
            files = List.copyOf(files);
        }
    }

    record Broken(String detail) implements FolderListing {}

    static FolderListing of(Path place) {
        return Files.isDirectory(place) ? ofFolder(place) : PageLinks.of(place);
    }

    static boolean isDistribution(String filename) {
        return ENDINGS.stream().anyMatch(filename::endsWith);
    }

    /** Files only, by name; what lies deeper does not count. Links are followed, so that a link to nowhere is passed over. */
    private static FolderListing ofFolder(Path folder) {
        List<PageFile> files = new ArrayList<>();
        int seen = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (++seen > MOST_ENTRIES) {
                    return new Broken("`" + folder + "` holds more than " + MOST_ENTRIES + " files");
                }
                if (isDistribution(entry.getFileName().toString())) {
                    file(entry).ifPresent(files::add);
                }
            }
        } catch (IOException | DirectoryIteratorException failure) {
            return new Broken("`" + folder + "` cannot be listed: " + failure.getMessage());
        }
        files.sort(Comparator.comparing(PageFile::filename));
        return new Listed(URI.create(Locations.fileUrl(folder) + "/"), files);
    }

    private static Optional<PageFile> file(Path entry) throws IOException {
        if (!Files.isRegularFile(entry)) {
            return Optional.empty();
        }
        BasicFileAttributes attributes = Files.readAttributes(entry, BasicFileAttributes.class);
        Path metadata = entry.resolveSibling(entry.getFileName() + ".metadata");
        MetadataAdvert advert = Files.isRegularFile(metadata, LinkOption.NOFOLLOW_LINKS) ? MetadataAdvert.AVAILABLE : MetadataAdvert.NONE;
        return Optional.of(new PageFile(entry.getFileName().toString(), Locations.fileUrl(entry).toString(), List.of(), null, null,
                attributes.size(), null, advert));
    }
}
