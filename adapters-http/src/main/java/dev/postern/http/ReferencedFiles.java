package dev.postern.http;

import dev.postern.domain.build.SourceLocation;
import dev.postern.domain.build.SourceLocator;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.DistributionFilename;
import dev.postern.domain.distribution.MetadataAdvert;
import dev.postern.domain.distribution.SdistFilename;
import dev.postern.domain.distribution.WheelFilename;
import dev.postern.domain.index.DistributionLookup;
import dev.postern.domain.index.DistributionSource;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.DirectReference.Archive;
import dev.postern.domain.version.Version;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files behind URLs that requirements name themselves. They are fetched as an index's files are: each URL counts as an index of one file, so
 * that its credential is the one of its own realm. Fetched whole, since a lock file wants their digests.
 */
final class ReferencedFiles implements SourceLocator {

    private static final int BUFFER = 64 << 10;
    private static final List<String> ARCHIVES = List.of(".tar.gz", ".tgz", ".zip");

    private final DistributionSource files;
    private final Map<Archive, SourceLocation> known = new ConcurrentHashMap<>();

    ReferencedFiles(DistributionSource files) {
        this.files = files;
    }

    @Override
    public SourceLocation locate(DirectReference reference) {
        return switch (reference) {
            case Archive archive -> known.computeIfAbsent(archive, this::look);
            case DirectReference.Local _,DirectReference.Git _ ->
                    missed(new ReferenceLookup.Invalid("`" + reference + "` is no file behind HTTP"));
        };
    }

    private SourceLocation look(Archive archive) {
        String path = String.valueOf(archive.location().getPath());
        String name = path.substring(path.lastIndexOf('/') + 1);
        Optional<DistributionFilename> named = WheelFilename.tryParse(name).<DistributionFilename>map(wheel -> wheel)
                .or(() -> SdistFilename.tryParse(name));
        Optional<String> extension = ARCHIVES.stream().filter(name.toLowerCase(Locale.ROOT)::endsWith).findFirst();
        if (named.isEmpty() && extension.isEmpty()) {
            return missed(new ReferenceLookup.Invalid("`" + archive + "` is no wheel or source archive: its name ends in neither `.whl`, "
                    + "`.tar.gz` nor `.zip`"));
        }
        List<Digest> promised = archive.hashes().entrySet().stream()
                .flatMap(hash -> Digest.tryOf(hash.getKey(), hash.getValue()).stream()).toList();
        // archives of repositories are named after a branch, which is no name of a file that is kept
        DistributionFilename filename = named.orElseGet(() -> new SdistFilename(PackageName.of("source"), Version.parse("0"),
                extension.orElseThrow(), "source-0" + extension.orElseThrow()));
        Distribution file = file(filename, archive.location(), promised);
        return switch (files.fetch(Index.at(archive.location()).build(), file)) {
            case DistributionLookup.Fetched(URI location, Digest digest) -> fetched(archive, location, named, digest);
            case DistributionLookup.HashMismatch(String detail) -> missed(new ReferenceLookup.HashMismatch(detail));
            case DistributionLookup.Denied(int status, String detail) -> missed(new ReferenceLookup.Denied(status, detail));
            case DistributionLookup.Unreachable(OptionalInt status, String detail) ->
                    missed(status.orElse(0) == 404 || status.orElse(0) == 410 ? new ReferenceLookup.Missing(detail)
                            : new ReferenceLookup.Unreachable(status, detail));
            case DistributionLookup.Offline(String detail) -> missed(new ReferenceLookup.Offline(detail));
        };
    }

    private static Distribution file(DistributionFilename name, URI url, List<Digest> digests) {
        return new Distribution(name, url, digests, Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty(),
                MetadataAdvert.NONE);
    }

    private static SourceLocation fetched(Archive archive, URI location, Optional<DistributionFilename> named, Digest known) {
        try {
            Digest digest = known.algorithm() == Digest.Algorithm.SHA256 ? known : sha256(Path.of(location));
            Optional<Distribution> file = named.map(name -> file(name, archive.location(), List.of(digest)));
            return file.isPresent() && file.get().isWheel() ? wheel(archive, location, file.get())
                    : new SourceLocation.Sources(location, archive.subdirectory(), archive, file, Optional.of(digest.toString()));
        } catch (IOException e) {
            return missed(new ReferenceLookup.Unreachable(OptionalInt.empty(),
                    "`" + archive + "` could not be read back: " + Quoted.of(String.valueOf(e.getMessage()))));
        }
    }

    private static SourceLocation wheel(Archive archive, URI location, Distribution wheel) throws IOException {
        try (ByteSource source = ByteSource.of(Path.of(location))) {
            byte[] text = WholeFiles.metadataOfWheel(source, wheel.filename().name().text());
            return MetadataText.read(Content.of(text), wheel) instanceof MetadataLookup.Available(var metadata)
                    ? new SourceLocation.Wheel(location, metadata, archive, wheel)
                    : missed(new ReferenceLookup.Invalid("`" + archive + "` has metadata that cannot be read, or of another project"));
        } catch (MalformedArchive e) {
            return missed(new ReferenceLookup.Invalid("`" + archive + "` " + e.reason()));
        }
    }

    private static Digest sha256(Path file) throws IOException {
        MessageDigest digester = MetadataText.digester(Digest.Algorithm.SHA256).orElseThrow();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digester.update(buffer, 0, count);
            }
        }
        return new Digest(Digest.Algorithm.SHA256, HexFormat.of().formatHex(digester.digest()));
    }

    private static SourceLocation missed(ReferenceLookup answer) {
        return new SourceLocation.Missed(answer);
    }
}
