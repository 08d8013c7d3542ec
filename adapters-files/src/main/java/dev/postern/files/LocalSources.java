package dev.postern.files;

import dev.postern.domain.build.SourceLocation;
import dev.postern.domain.build.SourceLocator;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.DistributionFilename;
import dev.postern.domain.distribution.MetadataAdvert;
import dev.postern.domain.distribution.SdistFilename;
import dev.postern.domain.distribution.WheelFilename;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.index.ReferenceSource;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.DirectReference.Local;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What direct references to paths of this machine name: wheels, source archives and source trees. */
public final class LocalSources implements SourceLocator {
    private static final List<String> ARCHIVES = List.of(".tar.gz", ".tgz", ".zip");

    private final Path folder;

    private LocalSources(Path folder) {
        this.folder = folder;
    }

    /**
     * The paths of this machine.
     *
     * @param folder absolute; where relative paths begin
     */
    public static LocalSources from(Path folder) {
        return new LocalSources(folder);
    }

    /**
     * The same references, with what {@code tool.uv.sources} of source trees say about their dependencies put into these.
     *
     * @param repositories where Git trees lie
     */
    public ReferenceSource withSources(ReferenceSource places, SourceLocator repositories, SourceRules rules) {
        return new PlacedDependencies(places, repositories, folder, rules);
    }

    @Override
    public SourceLocation locate(DirectReference reference) {
        if (!(reference instanceof Local local)) {
            return missed(new ReferenceLookup.Invalid("`" + reference + "` is no path of this machine"));
        }
        try {
            Path place = folder.resolve(local.path()).normalize();
            if (Files.isDirectory(place)) {
                return new SourceLocation.Sources(Locations.fileUrl(place), local.subdirectory(), local, Optional.empty(),
                        identity(local, place));
            }
            return Files.isRegularFile(place) ? ofFile(local, place)
                    : missed(new ReferenceLookup.Missing("there is no file or folder `" + place + "`"));
        } catch (InvalidPathException noPath) {
            return missed(new ReferenceLookup.Invalid("`" + local + "` is no path"));
        } catch (IOException failure) {
            return missed(new ReferenceLookup.Unreachable(OptionalInt.empty(), "`" + local + "` cannot be read: " + failure.getMessage()));
        }
    }

    /** A tree is named by all that is in it; one that tells its metadata by itself needs no name. */
    private static Optional<String> identity(Local local, Path tree) {
        Path project = local.subdirectory().map(tree::resolve).orElse(tree);
        boolean told = LocalMetadata.ofTree(project, Optional.empty()) instanceof MetadataLookup.Available;
        return told ? Optional.empty() : TreeDigest.of(tree).map(digest -> tree + " " + digest);
    }

    private static SourceLocation ofFile(Local local, Path place) throws IOException {
        String name = String.valueOf(place.getFileName());
        boolean isArchive = ARCHIVES.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
        Optional<DistributionFilename> parsed = Stream.<Optional<? extends DistributionFilename>>of(WheelFilename.tryParse(name),
                isArchive ? SdistFilename.tryParse(name) : Optional.empty()).flatMap(Optional::stream).map(DistributionFilename.class::cast)
                .findFirst();
        if (parsed.isEmpty() && !isArchive) {
            return missed(new ReferenceLookup.Invalid("`" + place + "` is no wheel, source archive or source tree"));
        }
        List<Digest> promised = local.hashes().entrySet().stream()
                .flatMap(hash -> Digest.tryOf(hash.getKey(), hash.getValue()).stream()).toList();
        Optional<String> wrong = FileDigests.mismatch(promised, place);
        if (wrong.isPresent()) {
            return missed(new ReferenceLookup.HashMismatch("`" + place + "`: " + wrong.get()));
        }
        Digest digest = FileDigests.sha256(place);
        Optional<Distribution> file = parsed.map(filename -> new Distribution(filename, Locations.fileUrl(place), List.of(digest),
                Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty(), MetadataAdvert.NONE));
        return file.isPresent() && file.get().isWheel() ? wheel(local, place, file.get())
                : new SourceLocation.Sources(Locations.fileUrl(place), local.subdirectory(), local, file, Optional.of(digest.toString()));
    }

    private static SourceLocation wheel(Local local, Path place, Distribution wheel) {
        return switch (LocalMetadata.of(place, wheel)) {
            case MetadataLookup.Available(var metadata) -> new SourceLocation.Wheel(Locations.fileUrl(place), metadata, local, wheel);
            case MetadataLookup.Invalid(String detail) -> missed(new ReferenceLookup.Invalid("`" + place + "`: " + detail));
            case MetadataLookup.HashMismatch(String detail) -> missed(new ReferenceLookup.HashMismatch(detail));
            case MetadataLookup.Denied(int status, String detail) -> missed(new ReferenceLookup.Denied(status, detail));
            case MetadataLookup.Unreachable(var status, String detail) -> missed(new ReferenceLookup.Unreachable(status, detail));
            case MetadataLookup.NeedsBuild(String detail) -> missed(new ReferenceLookup.NeedsBuild(detail));
            case MetadataLookup.NotBuilt(var failure) -> missed(new ReferenceLookup.NotBuilt(failure));
            case MetadataLookup.Offline(String detail) -> missed(new ReferenceLookup.Offline(detail));
        };
    }

    private static SourceLocation missed(ReferenceLookup answer) {
        return new SourceLocation.Missed(answer);
    }
}
