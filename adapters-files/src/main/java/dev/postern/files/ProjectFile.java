package dev.postern.files;

import dev.postern.domain.build.BuildSystem;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.GroupName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.VersionSpecifiers;
import dev.postern.files.RequirementsFile.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code pyproject.toml} says about its project (PEP 621, PEP 735, PEP 518). Dependencies that the file leaves to the build backend
 * are told by {@link #dynamic}.
 *
 * @param requiresPython empty where the project takes every Python
 * @param extras optional dependencies by extra, in the order of the text
 * @param groups dependency groups with what they include, in the order of the text; uv's {@code dev-dependencies} belong to {@code dev}
 * @param dynamic the fields that only a build can tell
 * @param sources where packages come from, by {@code tool.postern.sources} or else {@code tool.uv.sources}
 */
public record ProjectFile(Optional<PackageName> name, Optional<VersionSpecifiers> requiresPython, List<Entry> dependencies,
        Map<ExtraName, List<Entry>> extras, Map<GroupName, List<Entry>> groups, List<String> dynamic,
        Map<PackageName, List<SourcePin>> sources, Optional<BuildSystem> buildSystem) {

    public ProjectFile {
        dependencies = List.copyOf(dependencies);
        dynamic = List.copyOf(dynamic);
        sources = Map.copyOf(sources);
    }

    /**
     * Reads a project.
     *
     * @param file absolute; relative paths in it are relative to its folder
     * @param shown how messages name the file
     * @throws UnusableFile if it cannot be read or understood
     */
    public static ProjectFile read(Path file, String shown) {
        return new ProjectReader(TomlNode.document(shown, TextFile.readUtf8(file, shown)), shown, folderOf(file)).read();
    }

    private static Path folderOf(Path file) {
        return file.getParent() == null ? file : file.getParent();
    }

    /** The name of the project in a folder, if its {@code pyproject.toml} tells one. */
    static Optional<PackageName> nameIn(Path folder, String shown) {
        Path file = folder.resolve("pyproject.toml");
        return Files.isRegularFile(file)
                ? TomlNode.document(shown, TextFile.readUtf8(file, shown)).at("project", "name").map(name -> name.parsed(PackageName::of))
                : Optional.empty();
    }

    /**
     * The same with every requirement taken from where {@link #sources} say, as far as they name a URL, a path or a repository. Where a
     * source holds under a marker only, the requirement is split: under it the source, else the requirement as it was. Pins to an index
     * stay as they are.
     */
    public ProjectFile withSources() {
        SourceLowering lowering = new SourceLowering(sources);
        return new ProjectFile(name, requiresPython, lowering.lower(dependencies, Optional.empty(), Optional.empty()),
                lowering.lowerExtras(extras), lowering.lowerGroups(groups), dynamic, sources, buildSystem);
    }
}
