package dev.postern.cli.render;

import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.NamePattern;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells which indexes are configured, and what they have. */
public final class IndexText {

    private IndexText() {}

    /**
     * The indexes in the order in which they are asked.
     *
     * @param shadowed configured ones that do not count
     */
    public static String of(IndexCatalog catalog, List<Index> shadowed) {
        StringBuilder text = new StringBuilder();
        List<Index> ordered = ordered(catalog);
        for (Index index : ordered) {
            text.append(index.displayName()).append('\n');
            text.append("  url: ").append(index.location()).append('\n');
            text.append("  from: ").append(index.origin()).append('\n');
            List<String> notes = notes(index);
            if (!notes.isEmpty()) {
                text.append("  rules: ").append(String.join(", ", notes)).append('\n');
            }
        }
        catalog.findLinks()
                .forEach(links -> text.append(links.location()).append("\n  find-links from: ").append(links.origin()).append('\n'));
        for (Index index : shadowed) {
            text.append(index.displayName()).append(" (not used: another setting goes before it)\n");
            text.append("  url: ").append(index.location()).append("\n  from: ").append(index.origin()).append('\n');
        }
        return text.isEmpty() ? "no index is configured\n" : text.toString();
    }

    private static List<Index> ordered(IndexCatalog catalog) {
        List<Index> ordered = new ArrayList<>(catalog.searchOrder());
        catalog.indexes().stream().filter(index -> !ordered.contains(index)).forEach(ordered::add);
        return ordered;
    }

    private static List<String> notes(Index index) {
        List<String> notes = new ArrayList<>();
        if (index.isDefault()) {
            notes.add("default (asked last)");
        }
        if (index.explicit()) {
            notes.add("explicit (asked only for its own names)");
        }
        if (index.isFlat()) {
            notes.add("flat");
        }
        if (!index.claims().isEmpty()) {
            notes.add("claims " + String.join(" ", index.claims().stream().map(NamePattern::text).toList()));
        }
        if (!index.ignoredStatuses().isEmpty()) {
            notes.add("ignores HTTP " + index.ignoredStatuses());
        }
        return notes;
    }

    /** What each index said about one project. */
    public static String versions(Map<Index, ProjectLookup> answers) {
        StringBuilder text = new StringBuilder();
        answers.forEach((index, answer) -> {
            text.append(index.displayName()).append(": ");
            text.append(said(answer)).append('\n');
        });
        return text.toString();
    }

    private static String said(ProjectLookup answer) {
        return switch (answer) {
            case ProjectLookup.Listed(ProjectPage page) -> page.isEmpty() ? "a page without usable files"
                    : String.join(", ", page.versions().reversed().stream().map(Version::toString).toList());
            case ProjectLookup.Absent _ -> "does not have it";
            case ProjectLookup.Denied denied -> "denied access (" + denied.detail() + ")";
            case ProjectLookup.Unreachable unreachable -> "could not be reached (" + unreachable.detail() + ")";
            case ProjectLookup.Unreadable unreadable -> "sent no usable page (" + unreadable.detail() + ")";
        };
    }

    /** The indexes for programs; described in {@code docs/json.md}. */
    public static String json(IndexCatalog catalog, List<Index> shadowed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", 1);
        json.put("indexes", ordered(catalog).stream().map(IndexText::json).toList());
        json.put("find-links", catalog.findLinks().stream().map(IndexText::json).toList());
        json.put("not-used", shadowed.stream().map(IndexText::json).toList());
        return JsonText.of(json);
    }

    private static Map<String, Object> json(Index index) {
        Map<String, Object> json = StoryText.json(index);
        json.put("origin", index.origin());
        json.put("default", index.isDefault());
        json.put("explicit", index.explicit());
        json.put("format", StoryText.word(index.format()));
        json.put("packages", index.claims().stream().map(NamePattern::text).toList());
        return json;
    }

    /** The versions for programs; described in {@code docs/json.md}. */
    public static String versionsJson(PackageName name, Map<Index, ProjectLookup> answers) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", 1);
        json.put("name", name);
        List<Map<String, Object>> indexes = new ArrayList<>();
        answers.forEach((index, answer) -> {
            Map<String, Object> entry = StoryText.json(index);
            entry.put("versions", answer instanceof ProjectLookup.Listed(ProjectPage page) ? page.versions().reversed() : List.of());
            entry.put("answer", StoryText.word(answer));
            indexes.add(entry);
        });
        json.put("indexes", indexes);
        return JsonText.of(json);
    }
}
