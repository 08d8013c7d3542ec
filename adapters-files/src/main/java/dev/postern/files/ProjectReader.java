package dev.postern.files;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.GroupName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.version.VersionSpecifiers;
import dev.postern.files.RequirementsFile.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the tables of a {@code pyproject.toml} one by one. */
final class ProjectReader {
    private final TomlNode document;
    private final String shown;
    private final Path folder;
    private final Optional<TomlNode> project;
    private final Optional<PackageName> name;

    ProjectReader(TomlNode document, String shown, Path folder) {
        this.document = document;
        this.shown = shown;
        this.folder = folder;
        this.project = document.get("project");
        this.name = project.flatMap(table -> table.get("name")).map(node -> node.parsed(PackageName::of));
    }

    ProjectFile read() {
        List<String> dynamic = field("dynamic").map(IndexTable::texts).orElse(List.of());
        rejectStaticAndDynamic(dynamic);
        return new ProjectFile(name, field("requires-python").map(node -> node.parsed(VersionSpecifiers::parse)),
                entries(field("dependencies"), Optional.empty()), extras(), groups(), dynamic, SourcePin.read(document, folder),
                document.get("build-system").map(BuildTable::read));
    }

    private Optional<TomlNode> field(String key) {
        return project.flatMap(table -> table.get(key));
    }

    private void rejectStaticAndDynamic(List<String> dynamic) {
        for (String key : List.of("dependencies", "optional-dependencies", "requires-python")) {
            if (dynamic.contains(key)) {
                field(key).ifPresent(node -> {
                    throw node.wrong("`project." + key + "` is given here and also listed in `dynamic`")
                            .withHint("remove it from `dynamic`, or leave it to the build backend");
                });
            }
        }
    }

    private List<Entry> entries(Optional<TomlNode> list, Optional<ExtraName> extra) {
        List<Entry> entries = new ArrayList<>();
        list.ifPresent(node -> node.list().forEach(item -> entries.add(entry(item, extra, Optional.empty()))));
        return entries;
    }

    private Map<ExtraName, List<Entry>> extras() {
        Map<ExtraName, List<Entry>> extras = new LinkedHashMap<>();
        field("optional-dependencies").ifPresent(table -> table.members().forEach(member -> {
            ExtraName extra = SettingReaders.extraName(member);
            if (extras.put(extra, entries(Optional.of(member), Optional.of(extra))) != null) {
                throw member.wrong("the extra `" + extra + "` is defined twice").withHint("spellings of one name count as the same");
            }
        }));
        return extras;
    }

    private Map<GroupName, List<Entry>> groups() {
        GroupTable table = GroupTable.read(document);
        Map<GroupName, List<Entry>> groups = new LinkedHashMap<>();
        for (GroupName group : table.names()) {
            groups.put(group, table.items(group).stream().map(item -> entry(item, Optional.empty(), Optional.of(group))).toList());
        }
        document.at("tool", "uv", "dev-dependencies").ifPresent(list -> {
            GroupName dev = GroupName.of("dev");
            List<Entry> entries = new ArrayList<>(groups.getOrDefault(dev, List.of()));
            list.list().forEach(item -> entries.add(entry(item, Optional.empty(), Optional.of(dev))));
            groups.put(dev, entries);
        });
        return groups;
    }

    private Entry entry(TomlNode item, Optional<ExtraName> extra, Optional<GroupName> group) {
        Requirement requirement = item.parsed(text -> RequirementText.rooted(Requirement.parse(text), folder));
        Origin origin = new Origin.Project(name, shown, item.place().line(), extra, group);
        return new Entry(requirement, origin, List.of(), RequirementText.credentialIn(item));
    }
}
