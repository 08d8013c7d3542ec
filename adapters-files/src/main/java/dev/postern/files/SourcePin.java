package dev.postern.files;

import dev.postern.domain.index.IndexName;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.GroupName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Marker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of {@code tool.uv.sources}: where a package comes from, under a condition.
 *
 * @param index the index that it is pinned to, if that is what the entry says
 * @param reference a URL, path or repository instead, as PEP 508 would write it behind {@code @}
 * @param marker where the entry holds
 */
public record SourcePin(Optional<IndexName> index, Optional<String> reference, Marker marker, Optional<ExtraName> extra,
        Optional<GroupName> group) {

    static Map<PackageName, List<SourcePin>> read(TomlNode document) {
        Map<PackageName, List<SourcePin>> sources = new LinkedHashMap<>();
        for (String tool : List.of("postern", "uv")) {
            document.at("tool", tool, "sources").ifPresent(table -> table.members().forEach(member -> {
                List<SourcePin> pins = new ArrayList<>();
                (member.isList() ? member.list() : List.of(member)).forEach(item -> pins.add(pin(item)));
                sources.putIfAbsent(PackageName.of(member.key()), List.copyOf(pins));
            }));
        }
        return sources;
    }

    private static SourcePin pin(TomlNode item) {
        return new SourcePin(item.get("index").map(node -> node.parsed(IndexName::of)), reference(item),
                item.get("marker").map(node -> node.parsed(Marker::parse)).orElse(Marker.TRUE),
                item.get("extra").map(node -> node.parsed(ExtraName::of)), item.get("group").map(node -> node.parsed(GroupName::of)));
    }

    private static Optional<String> reference(TomlNode item) {
        Optional<String> subdirectory = item.get("subdirectory").map(node -> "#subdirectory=" + node.text());
        Optional<String> revision = item.get("rev").or(() -> item.get("tag")).or(() -> item.get("branch")).map(node -> "@" + node.text());
        return item.get("git").map(node -> "git+" + node.text() + revision.orElse("") + subdirectory.orElse(""))
                .or(() -> item.get("url").map(node -> node.text() + subdirectory.orElse("")))
                .or(() -> item.get("path").map(TomlNode::text));
    }
}
