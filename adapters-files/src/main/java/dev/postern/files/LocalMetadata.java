package dev.postern.files;

import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.MalformedMetadata;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.version.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the metadata of files on the disk: out of wheels, from beside them, and out of source distributions as far as it is static. */
final class LocalMetadata {

    private LocalMetadata() {}

    static MetadataLookup of(Path file, Distribution distribution) {
        if (!Files.isRegularFile(file)) {
            return new MetadataLookup.Unreachable(OptionalInt.empty(), "there is no file `" + file + "`");
        }
        MetadataLookup lookup = distribution.isWheel()
                ? beside(file, distribution).orElseGet(() -> parsed(WheelArchive.metadata(file)))
                : ofSdist(file, distribution.version());
        return lookup instanceof MetadataLookup.Available available ? agreeing(available, distribution) : lookup;
    }

    /** What says another name or version than its own file name is not what was asked for. */
    private static MetadataLookup agreeing(MetadataLookup.Available available, Distribution distribution) {
        CoreMetadata metadata = available.metadata();
        boolean agrees = metadata.name().equals(distribution.filename().name())
                && metadata.version().withoutLocal().equals(distribution.version().withoutLocal());
        return agrees ? available
                : new MetadataLookup.Invalid("its metadata is that of `" + metadata.name() + "` " + metadata.version()
                        + ", not what the file name says");
    }

    /** {@code <wheel>.metadata} as PEP 658 has it, where it is promised. */
    private static Optional<MetadataLookup> beside(Path wheel, Distribution distribution) {
        Path file = wheel.resolveSibling(wheel.getFileName() + ".metadata");
        if (!distribution.metadata().available() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > WheelArchive.LARGEST_TEXT) {
                return Optional.of(new MetadataLookup.Invalid("`" + file + "` is larger than metadata can be"));
            }
            byte[] content = Files.readAllBytes(file);
            return Optional.of(distribution.metadata().digest().flatMap(digest -> FileDigests.mismatch(digest, content))
                    .<MetadataLookup>map(MetadataLookup.HashMismatch::new)
                    .orElseGet(() -> parsed(new ArchiveText.Content(new String(content, StandardCharsets.UTF_8)))));
        } catch (IOException failure) {
            return Optional
                    .of(new MetadataLookup.Unreachable(OptionalInt.empty(), "`" + file + "` cannot be read: " + failure.getMessage()));
        }
    }

    private static MetadataLookup ofSdist(Path file, Version version) {
        SdistArchive archive = SdistArchive.read(file);
        MetadataLookup lookup = parsed(archive.text(SdistArchive.PKG_INFO));
        boolean told = lookup instanceof MetadataLookup.Available available && available.metadata().isStatic();
        boolean broken = archive.text(SdistArchive.PKG_INFO) instanceof ArchiveText.Broken;
        return told || broken ? lookup : ofProject(archive.text(SdistArchive.PYPROJECT), Optional.of(version));
    }

    /**
     * A source tree: its {@code pyproject.toml} as far as it is static, else its {@code PKG-INFO} if that is.
     *
     * @param version what else tells the version
     */
    static MetadataLookup ofTree(Path folder, Optional<Version> version) {
        if (!Files.isDirectory(folder)) {
            return new MetadataLookup.Unreachable(OptionalInt.empty(), "there is no folder `" + folder + "`");
        }
        MetadataLookup lookup = ofProject(text(folder.resolve(SdistArchive.PYPROJECT)), version);
        MetadataLookup info = lookup instanceof MetadataLookup.Available ? lookup : parsed(text(folder.resolve(SdistArchive.PKG_INFO)));
        return info instanceof MetadataLookup.Available available && available.metadata().isStatic() ? info : lookup;
    }

    private static ArchiveText text(Path file) {
        if (!Files.isRegularFile(file)) {
            return new ArchiveText.Missing("there is no `" + file + "`");
        }
        try {
            return new ArchiveText.Content(TextFile.readUtf8(file, file.toString()));
        } catch (UnusableFile unusable) {
            return new ArchiveText.Broken(String.valueOf(unusable.getMessage()));
        }
    }

    private static MetadataLookup ofProject(ArchiveText pyproject, Optional<Version> version) {
        return switch (pyproject) {
            case ArchiveText.Broken(String detail) -> new MetadataLookup.Invalid(detail);
            case ArchiveText.Missing _ ->
                    new MetadataLookup.NeedsBuild("it says nothing about its dependencies that holds without a build");
            case ArchiveText.Content(String text) -> {
                try {
                    yield StaticProject.metadata(text, SdistArchive.PYPROJECT, version).<MetadataLookup>map(MetadataLookup.Available::new)
                            .orElseGet(() -> new MetadataLookup.NeedsBuild("its `pyproject.toml` leaves fields to the build backend"));
                } catch (UnusableFile malformed) {
                    yield new MetadataLookup.Invalid(String.valueOf(malformed.getMessage()));
                }
            }
        };
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
