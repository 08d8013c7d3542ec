package dev.postern.files;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.GroupName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.version.VersionSpecifiers;
import dev.postern.files.RequirementsFile.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code pyproject.toml} says about its project (PEP 621, PEP 735). Dependencies that the file leaves to the build backend
 * ({@code dynamic}) are told by {@link #dynamic}.
 *
 * @param requiresPython empty where the project takes every Python
 * @param extras optional dependencies by extra, in the order of the text
 * @param groups dependency groups with what they include, in the order of the text
 * @param dynamic the fields that only a build can tell
 */
public record ProjectFile(Optional<PackageName> name, Optional<VersionSpecifiers> requiresPython, List<Entry> dependencies,
        Map<ExtraName, List<Entry>> extras, Map<GroupName, List<Entry>> groups, List<String> dynamic,
        Map<PackageName, List<SourcePin>> sources) {

    public ProjectFile {
        dependencies = List.copyOf(dependencies);
        dynamic = List.copyOf(dynamic);
        sources = Map.copyOf(sources);
    }

    /**
     * Reads a project.
     *
     * @param shown how messages name the file
     * @throws UnusableFile if it cannot be read or understood
     */
    public static ProjectFile read(Path file, String shown) {
        return new ProjectReader(TomlNode.document(shown, TextFile.readUtf8(file, shown)), shown).read();
    }

    /** The name of the project in a folder, if its {@code pyproject.toml} tells one. */
    static Optional<PackageName> nameIn(Path folder, String shown) {
        Path file = folder.resolve("pyproject.toml");
        return Files.isRegularFile(file) ? read(file, shown + "/pyproject.toml").name() : Optional.empty();
    }

    /** Reads the tables one by one. */
    private record ProjectReader(TomlNode document, String shown) {

        ProjectFile read() {
            Optional<TomlNode> project = document.get("project");
            Optional<PackageName> name = project.flatMap(p -> p.get("name")).map(node -> node.parsed(PackageName::of));
            List<Entry> dependencies = new ArrayList<>();
            project.flatMap(p -> p.get("dependencies")).ifPresent(
                    list -> list.list().forEach(item -> dependencies.add(entry(item, name, Optional.empty(), Optional.empty()))));
            Optional<VersionSpecifiers> python = project.flatMap(p -> p.get("requires-python"))
                    .map(node -> node.parsed(VersionSpecifiers::parse));
            List<String> dynamic = project.flatMap(p -> p.get("dynamic"))
                    .map(node -> node.list().stream().map(TomlNode::text).toList()).orElse(List.of());
            return new ProjectFile(name, python, dependencies, extras(project, name), groups(name), dynamic, SourcePin.read(document));
        }

        private Map<ExtraName, List<Entry>> extras(Optional<TomlNode> project, Optional<PackageName> name) {
            Map<ExtraName, List<Entry>> extras = new LinkedHashMap<>();
            project.flatMap(p -> p.get("optional-dependencies")).ifPresent(table -> table.members().forEach(member -> {
                ExtraName extra = ExtraName.of(member.key());
                List<Entry> entries = new ArrayList<>();
                member.list().forEach(item -> entries.add(entry(item, name, Optional.of(extra), Optional.empty())));
                extras.put(extra, entries);
            }));
            return extras;
        }

        private Map<GroupName, List<Entry>> groups(Optional<PackageName> name) {
            Map<GroupName, TomlNode> nodes = new LinkedHashMap<>();
            document.get("dependency-groups").ifPresent(
                    table -> table.members().forEach(member -> nodes.put(GroupName.of(member.key()), member)));
            Map<GroupName, List<Entry>> groups = new LinkedHashMap<>();
            nodes.keySet().forEach(group -> groups.put(group, expanded(group, nodes, name, new ArrayList<>())));
            return groups;
        }

        private List<Entry> expanded(GroupName group, Map<GroupName, TomlNode> nodes, Optional<PackageName> name, List<GroupName> open) {
            TomlNode node = nodes.get(group);
            if (node == null) {
                throw UnusableFile.of(shown, "there is no dependency group `" + group + "`");
            }
            if (open.contains(group)) {
                throw node.wrong("dependency groups include each other in a circle: " + open + " → " + group);
            }
            open.add(group);
            List<Entry> entries = new ArrayList<>();
            for (TomlNode item : node.list()) {
                if (item.isTable()) {
                    TomlNode include = item.get("include-group")
                            .orElseThrow(() -> item.wrong("expected a requirement or `{include-group = \"…\"}`"));
                    entries.addAll(expanded(include.parsed(GroupName::of), nodes, name, open));
                } else {
                    entries.add(entry(item, name, Optional.empty(), Optional.of(group)));
                }
            }
            open.removeLast();
            return entries;
        }

        private Entry entry(TomlNode item, Optional<PackageName> name, Optional<ExtraName> extra, Optional<GroupName> group) {
            Requirement requirement = item.parsed(Requirement::parse);
            return new Entry(requirement, new Origin.Project(name, shown, item.place().line(), extra, group), List.of());
        }
    }
}
