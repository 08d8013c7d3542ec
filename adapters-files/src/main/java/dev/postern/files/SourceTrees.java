package dev.postern.files;

import dev.postern.domain.build.BuildSystem;
import dev.postern.domain.build.SourceDescription;
import dev.postern.domain.build.SourceReader;
import dev.postern.domain.build.SourceTree;
import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.version.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Source trees of this machine: how their {@code pyproject.toml} says that they are built (PEP 517, 518), and what it or {@code PKG-INFO}
 * tells without a build (PEP 621, 643).
 */
public final class SourceTrees implements SourceReader {

    @Override
    public SourceDescription describe(SourceTree tree, Optional<Version> version) {
        Path folder = Path.of(tree.folder());
        Path pyproject = folder.resolve(SdistArchive.PYPROJECT);
        boolean described = Files.isRegularFile(pyproject);
        return switch (LocalMetadata.ofTree(folder, version)) {
            case MetadataLookup.Available(CoreMetadata metadata) -> described(pyproject, Optional.of(metadata));
            case MetadataLookup.NeedsBuild _ when described || Files.isRegularFile(folder.resolve("setup.py")) ->
                    described(pyproject, Optional.empty());
            case MetadataLookup.NeedsBuild _ ->
                    new SourceDescription.Unusable("it is no Python project: it has neither `pyproject.toml` nor `setup.py`");
            case MetadataLookup.Invalid(String detail) -> new SourceDescription.Unusable(detail);
            case MetadataLookup.HashMismatch(String detail) -> new SourceDescription.Unusable(detail);
            case MetadataLookup.Denied(int _, String detail) -> new SourceDescription.Unusable(detail);
            case MetadataLookup.Unreachable(var _, String detail) -> new SourceDescription.Unusable(detail);
            case MetadataLookup.NotBuilt(var failure) -> new SourceDescription.Unusable(failure.detail());
            case MetadataLookup.Offline(String detail) -> new SourceDescription.Unusable(detail);
        };
    }

    private static SourceDescription described(Path pyproject, Optional<CoreMetadata> metadata) {
        if (!Files.isRegularFile(pyproject)) {
            return new SourceDescription.Described(BuildSystem.LEGACY, metadata);
        }
        try {
            TomlNode document = TomlNode.document(SdistArchive.PYPROJECT, TextFile.readUtf8(pyproject, SdistArchive.PYPROJECT));
            return new SourceDescription.Described(document.get("build-system").map(BuildTable::read).orElse(BuildSystem.LEGACY), metadata);
        } catch (UnusableFile malformed) {
            return new SourceDescription.Unusable(String.valueOf(malformed.getMessage()));
        }
    }
}
