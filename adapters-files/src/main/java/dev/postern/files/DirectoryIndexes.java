package dev.postern.files;

import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.MalformedMetadata;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.MetadataSource;
import dev.postern.domain.index.PackageIndex;
import dev.postern.domain.index.PageFile;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Indexes that are folders of this machine: trees with a folder for each project ({@code name/index.html} as PEP 503 has it, or just the
 * files), flat folders of wheels and source distributions, and single HTML pages of links. What a page links to on other machines is
 * listed as it is; this adapter reads local files only. Safe for concurrent callers; folders are listed once.
 */
public final class DirectoryIndexes implements PackageIndex, MetadataSource {
    /** What was found in a folder or page, once. */
    private final Map<Path, FolderListing> flat = new ConcurrentHashMap<>();

    @Override
    public ProjectLookup lookup(Index index, PackageName project) {
        Path place;
        try {
            place = Path.of(index.location());
        } catch (IllegalArgumentException | FileSystemNotFoundException unusable) {
            return new ProjectLookup.Unreachable(OptionalInt.empty(), "`" + index.location() + "` is no path of this machine");
        }
        if (!Files.exists(place)) {
            return new ProjectLookup.Unreachable(OptionalInt.empty(), "there is no folder `" + place + "`");
        }
        return index.isFlat() || Files.isRegularFile(place) ? flat(index, place, project) : tree(index, place, project);
    }

    private ProjectLookup flat(Index index, Path place, PackageName project) {
        FolderListing listing = flat.computeIfAbsent(place, FolderListing::of);
        return switch (listing) {
            case FolderListing.Broken(String detail) -> new ProjectLookup.Unreadable(detail);
            case FolderListing.Listed(URI base, List<PageFile> files) -> {
                List<PageFile> own = files.stream().filter(file -> FolderListing.mayBelongTo(file.filename(), project)).toList();
                ProjectPage page = ProjectPage.of(index, project, base, own);
                yield page.isEmpty() ? new ProjectLookup.Absent(404, "`" + place + "` holds no file of it")
                        : new ProjectLookup.Listed(page);
            }
        };
    }

    private static ProjectLookup tree(Index index, Path root, PackageName project) {
        Path folder = root.resolve(project.text());
        Path page = folder.resolve("index.html");
        FolderListing listing;
        if (Files.isRegularFile(page)) {
            listing = FolderListing.ofPage(page);
        } else if (Files.isDirectory(folder)) {
            listing = FolderListing.of(folder);
        } else {
            return new ProjectLookup.Absent(404, "there is no `" + project + "` in `" + root + "`");
        }
        return switch (listing) {
            case FolderListing.Broken(String detail) -> new ProjectLookup.Unreadable(detail);
            case FolderListing.Listed(URI base, List<PageFile> files) ->
                    new ProjectLookup.Listed(ProjectPage.of(index, project, base, files));
        };
    }

    @Override
    public MetadataLookup metadata(Index index, Distribution distribution) {
        Path file = Path.of(distribution.url());
        if (!Files.isRegularFile(file)) {
            return new MetadataLookup.Unreachable(OptionalInt.empty(), "there is no file `" + file + "`");
        }
        if (distribution.isWheel()) {
            return beside(file, distribution).orElseGet(() -> parsed(WheelArchive.metadata(file)));
        }
        MetadataLookup lookup = parsed(SdistArchive.read(file).text(SdistArchive.PKG_INFO));
        if (lookup instanceof MetadataLookup.Available available && !available.metadata().isStatic()) {
            return new MetadataLookup.NeedsBuild("its `PKG-INFO` leaves fields to the build backend");
        }
        return lookup;
    }

    /** {@code <wheel>.metadata} as PEP 658 has it, where the page promises it. */
    private static Optional<MetadataLookup> beside(Path wheel, Distribution distribution) {
        Path file = wheel.resolveSibling(wheel.getFileName() + ".metadata");
        if (!distribution.metadata().available() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] content = Files.size(file) > WheelArchive.LARGEST_TEXT ? new byte[0] : Files.readAllBytes(file);
            return Optional.of(distribution.metadata().digest().flatMap(digest -> FileDigests.mismatch(digest, content))
                    .<MetadataLookup>map(MetadataLookup.HashMismatch::new)
                    .orElseGet(() -> parsed(new ArchiveText.Content(new String(content, java.nio.charset.StandardCharsets.UTF_8)))));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException failure) {
            return Optional
                    .of(new MetadataLookup.Unreachable(OptionalInt.empty(), "`" + file + "` cannot be read: " + failure.getMessage()));
        }
    }

    private static MetadataLookup parsed(ArchiveText text) {
        return switch (text) {
            case ArchiveText.Missing(String detail) -> new MetadataLookup.Invalid(detail);
            case ArchiveText.Broken(String detail) -> new MetadataLookup.Invalid(detail);
            case ArchiveText.Content(String content) -> {
                try {
                    yield new MetadataLookup.Available(CoreMetadata.parse(content));
                } catch (MalformedMetadata malformed) {
                    yield new MetadataLookup.Invalid(String.valueOf(malformed.getMessage()));
                }
            }
        };
    }
}
