package dev.postern.files;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.WheelFilename;
import dev.postern.domain.index.DistributionLookup;
import dev.postern.domain.index.DistributionSource;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.MetadataSource;
import dev.postern.domain.index.PackageIndex;
import dev.postern.domain.index.PageFile;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.MalformedName;
import dev.postern.domain.name.PackageName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Indexes that are folders of this machine: trees with a folder for each project ({@code name/index.html} as PEP 503 has it, or just the
 * files), flat folders of wheels and source distributions, and single HTML pages of links. What a page links to on other machines is
 * listed as it is; this adapter reads local files only. Safe for concurrent callers; a folder is listed and a file is read once.
 */
public final class DirectoryIndexes implements PackageIndex, MetadataSource, DistributionSource {
    private final Map<Path, FolderListing> flat = new ConcurrentHashMap<>();
    private final Map<Path, Map<PackageName, Path>> trees = new ConcurrentHashMap<>();
    private final Map<URI, MetadataLookup> known = new ConcurrentHashMap<>();

    @Override
    public ProjectLookup lookup(Index index, PackageName project) {
        Optional<Path> place = pathOf(index.location());
        if (place.isEmpty()) {
            return new ProjectLookup.Unreachable(OptionalInt.empty(), "`" + index.location() + "` is no path of this machine");
        }
        if (!Files.exists(place.get())) {
            return new ProjectLookup.Unreachable(OptionalInt.empty(), "there is no folder `" + place.get() + "`",
                    Optional.of("correct the path of the index, or create the folder"));
        }
        return index.isFlat() || Files.isRegularFile(place.get())
                ? flat(index, place.get(), project)
                : tree(index, place.get(), project);
    }

    @Override
    public Collection<PackageName> names(Index index) {
        Optional<Path> place = pathOf(index.location()).filter(Files::exists);
        if (place.isEmpty()) {
            return List.of();
        }
        if (!index.isFlat() && Files.isDirectory(place.get())) {
            return folders(place.get()).keySet();
        }
        return flat.computeIfAbsent(place.get(), FolderListing::of) instanceof FolderListing.Listed(var _, List<PageFile> files)
                ? files.stream().flatMap(file -> project(file.filename()).stream()).distinct().toList()
                : List.of();
    }

    private static Optional<PackageName> project(String filename) {
        int dash = filename.lastIndexOf('-');
        return filename.endsWith(".whl") ? WheelFilename.tryParse(filename).map(WheelFilename::name)
                : dash < 0 ? Optional.empty() : nameOf(filename.substring(0, dash));
    }

    private static Optional<Path> pathOf(URI location) {
        try {
            return Optional.of(Path.of(location));
        } catch (IllegalArgumentException | FileSystemNotFoundException unusable) {
            return Optional.empty();
        }
    }

    private ProjectLookup flat(Index index, Path place, PackageName project) {
        return switch (flat.computeIfAbsent(place, FolderListing::of)) {
            case FolderListing.Broken(String detail) -> new ProjectLookup.Unreadable(detail);
            case FolderListing.Listed(URI base, List<PageFile> files) -> {
                ProjectPage page = ProjectPage.of(index, project, base, files);
                yield page.isEmpty()
                        ? new ProjectLookup.Absent(0, "`" + place + "` holds no file of it")
                        : new ProjectLookup.Listed(page);
            }
        };
    }

    private ProjectLookup tree(Index index, Path root, PackageName project) {
        Path folder = root.resolve(project.text());
        Path found = Files.isDirectory(folder) ? folder : folders(root).get(project);
        if (found == null) {
            return new ProjectLookup.Absent(0, "there is no `" + project + "` in `" + root + "`" + flatHint(root));
        }
        Path page = found.resolve("index.html");
        return switch (Files.isRegularFile(page) ? PageLinks.of(page) : FolderListing.of(found)) {
            case FolderListing.Broken(String detail) -> new ProjectLookup.Unreadable(detail);
            case FolderListing.Listed(URI base, List<PageFile> files) ->
                    new ProjectLookup.Listed(ProjectPage.of(index, project, base, files));
        };
    }

    /** Folders whose names are not in normal form, such as {@code Acme_Tools}. */
    private Map<PackageName, Path> folders(Path root) {
        return trees.computeIfAbsent(root, place -> {
            Map<PackageName, Path> folders = new HashMap<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(place, Files::isDirectory)) {
                entries.forEach(entry -> nameOf(entry.getFileName().toString()).ifPresent(name -> folders.putIfAbsent(name, entry)));
            } catch (IOException | DirectoryIteratorException unreadable) {
                return Map.of();
            }
            return folders;
        });
    }

    private static Optional<PackageName> nameOf(String text) {
        try {
            return Optional.of(PackageName.of(text));
        } catch (MalformedName other) {
            return Optional.empty();
        }
    }

    private String flatHint(Path root) {
        boolean files = flat.computeIfAbsent(root, FolderListing::of) instanceof FolderListing.Listed listed && !listed.files().isEmpty();
        return files ? "; it holds files of several projects: give this index `format = \"flat\"`" : "";
    }

    @Override
    public MetadataLookup metadata(Index index, Distribution distribution) {
        return known.computeIfAbsent(distribution.url(), url -> pathOf(url).map(file -> LocalMetadata.of(file, distribution))
                .orElseGet(() -> new MetadataLookup.Unreachable(OptionalInt.empty(), "`" + url + "` is no file of this machine")));
    }

    /** The file itself, which already lies in reach, if it has the digests that its page tells. */
    @Override
    public DistributionLookup fetch(Index index, Distribution distribution) {
        Optional<Path> file = pathOf(distribution.url()).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return new DistributionLookup.Unreachable(OptionalInt.empty(), "there is no file `" + distribution.url() + "`");
        }
        try {
            Optional<String> wrong = FileDigests.mismatch(distribution.digests(), file.get());
            return wrong.isPresent() ? new DistributionLookup.HashMismatch("`" + file.get() + "`: " + wrong.get())
                    : new DistributionLookup.Fetched(Locations.fileUrl(file.get()),
                            FileDigests.ofFile(Digest.Algorithm.SHA256, file.get()));
        } catch (IOException failure) {
            return new DistributionLookup.Unreachable(OptionalInt.empty(),
                    "`" + file.get() + "` cannot be read: " + failure.getMessage());
        }
    }
}
