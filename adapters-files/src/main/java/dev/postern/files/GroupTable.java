package dev.postern.files;

import dev.postern.domain.name.CloseNames;
import dev.postern.domain.name.GroupName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The {@code [dependency-groups]} of a project and what they include (PEP 735). */
final class GroupTable {
    private final Map<GroupName, TomlNode> lists;
    private final Map<GroupName, List<TomlNode>> expanded = new HashMap<>();

    private GroupTable(Map<GroupName, TomlNode> lists) {
        this.lists = lists;
    }

    static GroupTable read(TomlNode document) {
        Map<GroupName, TomlNode> lists = new LinkedHashMap<>();
        document.get("dependency-groups").ifPresent(table -> table.members().forEach(member -> {
            GroupName group = member.withText(member.key()).parsed(GroupName::of);
            TomlNode before = lists.put(group, member);
            if (before != null) {
                throw member.wrong("the dependency group `" + group + "` is already defined at line " + before.place().line())
                        .withHint("spellings of one name count as the same");
            }
        }));
        return new GroupTable(lists);
    }

    Collection<GroupName> names() {
        return lists.keySet();
    }

    /** The requirements of a group and of those that it includes, each once. */
    List<TomlNode> items(GroupName group) {
        return expanded(group, new ArrayList<>());
    }

    private List<TomlNode> expanded(GroupName group, List<GroupName> open) {
        List<TomlNode> known = expanded.get(group);
        if (known != null) {
            return known;
        }
        open.add(group);
        Map<Place, TomlNode> items = new LinkedHashMap<>();
        TomlNode list = Objects.requireNonNull(lists.get(group));
        for (TomlNode item : list.list()) {
            List<TomlNode> added = item.isTable() ? included(item, open) : List.of(item);
            added.forEach(each -> items.putIfAbsent(each.place(), each));
        }
        open.removeLast();
        List<TomlNode> all = List.copyOf(items.values());
        expanded.put(group, all);
        return all;
    }

    private List<TomlNode> included(TomlNode item, List<GroupName> open) {
        TomlNode name = item.get("include-group").filter(_ -> item.members().size() == 1)
                .orElseThrow(() -> item.wrong("expected a requirement or `{ include-group = \"…\" }`"));
        GroupName included = name.parsed(GroupName::of);
        if (!lists.containsKey(included)) {
            UnusableFile unknown = name.wrong("there is no dependency group `" + included + "`");
            throw CloseNames.closest(included.text(), lists.keySet().stream().map(GroupName::text).toList())
                    .map(close -> unknown.withHint("did you mean `" + close + "`?")).orElse(unknown);
        }
        if (open.contains(included)) {
            String circle = open.stream().map(GroupName::text).collect(Collectors.joining(" → ")) + " → " + included;
            throw name.wrong("dependency groups include each other in a circle: " + circle).withHint("remove one of these `include-group`");
        }
        return expanded(included, open);
    }
}
