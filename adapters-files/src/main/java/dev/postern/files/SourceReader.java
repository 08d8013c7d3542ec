package dev.postern.files;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.GroupName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.DirectReference.Local;
import dev.postern.domain.requirement.Marker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code tool.uv.sources} with uv's rules for what may stand together. */
final class SourceReader {
    private static final List<String> KINDS = List.of("index", "git", "url", "path", "workspace");
    private static final List<String> REVISIONS = List.of("rev", "tag", "branch");

    private final Path folder;

    /** Relative paths are relative to this folder. */
    SourceReader(Path folder) {
        this.folder = folder;
    }

    Map<PackageName, List<SourcePin>> read(TomlNode document) {
        Map<PackageName, List<SourcePin>> sources = new LinkedHashMap<>();
        for (String tool : List.of("postern", "uv")) {
            document.at("tool", tool, "sources")
                    .ifPresent(table -> table.members()
                            .forEach(member -> sources.putIfAbsent(SettingReaders.packageName(member), pins(member))));
        }
        return sources;
    }

    private List<SourcePin> pins(TomlNode member) {
        List<TomlNode> items = member.isList() ? member.list() : List.of(member);
        if (items.isEmpty()) {
            throw member.wrong("`" + member.path() + "` names no source").withHint("name one, or remove the entry");
        }
        List<SourcePin> pins = new ArrayList<>();
        for (TomlNode item : items) {
            SourcePin pin = pin(item, member.key());
            for (SourcePin before : pins) {
                rejectOverlap(item, pin, before);
            }
            pins.add(pin);
        }
        return List.copyOf(pins);
    }

    private static void rejectOverlap(TomlNode item, SourcePin pin, SourcePin before) {
        boolean apart = pin.extra().isPresent() && before.extra().isPresent() && !pin.extra().equals(before.extra())
                || pin.group().isPresent() && before.group().isPresent() && !pin.group().equals(before.group())
                || pin.extra().isPresent() && before.group().isPresent() || pin.group().isPresent() && before.extra().isPresent();
        if (!apart && !pin.marker().isDisjointFrom(before.marker())) {
            throw item.wrong("two sources of one package hold at the same time: this one and the one at " + before.origin())
                    .withHint(
                            "give them `marker`s that exclude each other, such as `sys_platform == 'linux'` and `sys_platform != 'linux'`");
        }
    }

    private SourcePin pin(TomlNode item, String project) {
        List<String> kinds = KINDS.stream().filter(kind -> item.get(kind).isPresent()).toList();
        boolean archiveInGit = kinds.equals(List.of("git", "path"));
        if (kinds.size() != 1 && !archiveInGit) {
            throw item.wrong(kinds.isEmpty() ? "a source needs one of `index`, `git`, `url`, `path` and `workspace`"
                    : "a source is either of `" + kinds.getFirst() + "` or of `" + kinds.get(1) + "`, not both");
        }
        Optional<ExtraName> extra = item.get("extra").map(node -> node.parsed(ExtraName::of));
        Optional<GroupName> group = item.get("group").map(node -> node.parsed(GroupName::of));
        if (extra.isPresent() && group.isPresent()) {
            throw item.wrong("a source holds for an extra or for a group, not for both").withHint("write two entries");
        }
        Optional<Credential> credential = item.get("url").or(() -> item.get("git")).flatMap(RequirementText::credentialIn);
        return new SourcePin(item.get("index").map(node -> node.parsed(IndexName::of)), reference(item, kinds.getFirst(), project),
                credential,
                item.get("marker").map(node -> node.parsed(Marker::parse)).orElse(Marker.TRUE), extra, group, item.origin());
    }

    private Optional<DirectReference> reference(TomlNode item, String kind, String project) {
        return switch (kind) {
            case "git" -> Optional.of(item.withText(gitText(item)).parsed(DirectReference::parse));
            case "url" -> item.get("url").map(node -> node.withText(node.text() + subdirectory(item)).parsed(DirectReference::parse));
            case "path" -> item.get("path").map(node -> local(node, isEditable(item)));
            case "workspace" -> workspace(item, project);
            default -> Optional.empty();
        };
    }

    private static String gitText(TomlNode item) {
        List<TomlNode> revisions = REVISIONS.stream().flatMap(key -> item.get(key).stream()).toList();
        if (revisions.size() > 1) {
            throw item.wrong("a repository is taken at one of `rev`, `tag` and `branch`, not at several");
        }
        String url = item.get("git").map(TomlNode::text).orElse("");
        String plain = url.startsWith("git+") ? url : "git+" + url;
        return plain + revisions.stream().map(node -> "@" + node.text()).findFirst().orElse("") + subdirectory(item);
    }

    private static String subdirectory(TomlNode item) {
        return item.get("subdirectory").map(node -> "#subdirectory=" + node.text()).orElse("");
    }

    private DirectReference local(TomlNode node, boolean editable) {
        DirectReference reference = node.parsed(DirectReference::parse);
        if (!(reference instanceof Local local)) {
            throw node.wrong("`path` must be a path, not a URL").withHint("write `url = …` for an archive, `git = …` for a repository");
        }
        Local rooted = local.at(folder.resolve(local.path()).normalize().toString());
        return editable ? rooted.asEditable() : rooted;
    }

    private static boolean isEditable(TomlNode item) {
        return item.get("editable").map(TomlNode::flag).orElse(false);
    }

    /** {@code workspace = true}: the member of that name; {@code false}: from the indexes, as if nothing was said. */
    private Optional<DirectReference> workspace(TomlNode item, String project) {
        TomlNode node = item.get("workspace").orElseThrow();
        if (!node.flag()) {
            return Optional.empty();
        }
        PackageName name = SettingReaders.packageName(new TomlNode(item.file(), item.path(), project, item.value()));
        Path member = Workspaces.memberNamed(folder, name).orElseThrow(
                () -> node.wrong("no member of this workspace is named `" + name + "`")
                        .withHint("list its folder in `tool.uv.workspace.members` of the workspace's root"));
        Local local = (Local) DirectReference.parse(member.toString());
        boolean editable = item.get("editable").map(TomlNode::flag).orElse(true);
        return Optional.of(editable ? local.asEditable() : local);
    }
}
