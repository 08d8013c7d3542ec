package dev.postern.files;

import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionSpecifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The metadata that a {@code pyproject.toml} tells without a build: its {@code [project]} table, where {@code dynamic} leaves none of the
 * dependencies and no {@code requires-python} to the build backend (PEP 621).
 */
final class StaticProject {
    private static final Set<String> NEEDED = Set.of("dependencies", "optional-dependencies", "requires-python");

    private StaticProject() {}

    /**
     * Empty where only a build can tell.
     *
     * @param knownVersion what else says the version, such as a file name, for projects whose version is dynamic
     * @throws UnusableFile if the text is malformed
     */
    static Optional<CoreMetadata> metadata(String text, String shown, Optional<Version> knownVersion) {
        Optional<TomlNode> project = TomlNode.document(shown, text).get("project");
        if (project.isEmpty()) {
            return Optional.empty();
        }
        List<String> dynamic = project.get().get("dynamic").map(IndexTable::texts).orElse(List.of());
        Optional<PackageName> name = project.get().get("name").map(node -> node.parsed(PackageName::of));
        Optional<Version> version = project.get().get("version").map(node -> node.parsed(Version::parse)).or(() -> knownVersion);
        if (name.isEmpty() || version.isEmpty() || dynamic.stream().anyMatch(NEEDED::contains)) {
            return Optional.empty();
        }
        return Optional.of(metadata(project.get(), name.get(), version.get()));
    }

    private static CoreMetadata metadata(TomlNode project, PackageName name, Version version) {
        List<Requirement> requirements = new ArrayList<>();
        List<ExtraName> extras = new ArrayList<>();
        project.get("dependencies").ifPresent(list -> list.list().forEach(item -> requirements.add(item.parsed(Requirement::parse))));
        project.get("optional-dependencies").ifPresent(table -> table.members().forEach(member -> {
            ExtraName extra = SettingReaders.extraName(member);
            extras.add(extra);
            member.list().forEach(item -> {
                Requirement requirement = item.parsed(Requirement::parse);
                requirements.add(requirement.withMarker(requirement.marker().and(Marker.extra(extra))));
            });
        }));
        Optional<VersionSpecifiers> python = project.get("requires-python").map(node -> node.parsed(VersionSpecifiers::parse));
        return new CoreMetadata(name, version, "2.3", requirements, python, extras, Set.of());
    }
}
