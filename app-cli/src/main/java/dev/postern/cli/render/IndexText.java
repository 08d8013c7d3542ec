package dev.postern.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.NamePattern;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells which indexes are configured, and what they have. */
public final class IndexText {

    private IndexText() {}

    /** The indexes in the order in which they are asked. */
    public static String of(IndexCatalog catalog) {
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
            text.append(switch (answer) {
                case ProjectLookup.Listed(ProjectPage page) -> page.isEmpty() ? "a page without usable files"
                        : String.join(", ", page.versions().reversed().stream().map(Version::toString).toList());
                case ProjectLookup.Absent _ -> "does not have it";
                case ProjectLookup.Denied denied -> "denied access (" + denied.detail() + ")";
                case ProjectLookup.Unreachable unreachable -> "could not be reached (" + unreachable.detail() + ")";
                case ProjectLookup.Unreadable unreadable -> "sent no usable page (" + unreadable.detail() + ")";
            }).append('\n');
        });
        return text.toString();
    }

    /** The indexes for programs; described in {@code docs/json.md}. */
    public static String json(IndexCatalog catalog) {
        return written(json -> {
            json.writeStartArray();
            for (Index index : ordered(catalog)) {
                json.writeStartObject();
                json.writeStringField("name", index.displayName());
                json.writeStringField("url", index.location().toString());
                json.writeStringField("origin", index.origin().toString());
                json.writeBooleanField("default", index.isDefault());
                json.writeBooleanField("explicit", index.explicit());
                json.writeStringField("format", index.format().toString());
                json.writeArrayFieldStart("packages");
                for (NamePattern claim : index.claims()) {
                    json.writeString(claim.text());
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** The versions for programs; described in {@code docs/json.md}. */
    public static String versionsJson(PackageName name, Map<Index, ProjectLookup> answers) {
        return written(json -> {
            json.writeStartObject();
            json.writeStringField("name", name.text());
            json.writeArrayFieldStart("indexes");
            for (Map.Entry<Index, ProjectLookup> entry : answers.entrySet()) {
                json.writeStartObject();
                json.writeStringField("name", entry.getKey().displayName());
                json.writeArrayFieldStart("versions");
                if (entry.getValue() instanceof ProjectLookup.Listed(ProjectPage page)) {
                    for (Version version : page.versions().reversed()) {
                        json.writeString(version.toString());
                    }
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static String written(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            writing.to(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.append('\n').toString();
    }
}
