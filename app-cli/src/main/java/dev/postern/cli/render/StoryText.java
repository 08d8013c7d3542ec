package dev.postern.cli.render;

import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.IndexRoute;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.index.Trail;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.resolution.Dependent;
import dev.postern.domain.resolution.Findings;
import dev.postern.domain.resolution.PackageSource;
import dev.postern.domain.resolution.PackageStory;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolvedPackage;
import dev.postern.domain.resolution.Whereabouts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells why one package is where it is. */
public final class StoryText {
    static final String REFERENCE = "reference";
    private static final int MOST_DROPPED = 6;
    private static final int MOST_CHAINS = 10;

    private StoryText() {}

    /** For people. */
    public static String of(PackageStory story, IndexCatalog catalog) {
        return of(story, new Findings(Map.of(story.name(), story)).chains(story.name()), catalog);
    }

    /**
     * The same.
     *
     * @param chains the ways on which it came in
     */
    public static String of(PackageStory story, List<List<Dependent>> chains, IndexCatalog catalog) {
        StringBuilder text = new StringBuilder();
        Optional<ResolvedPackage> chosen = story.chosen();
        text.append(chosen.map(package_ -> package_ + " from " + place(package_.source())).orElse(story.name() + ": not part of an answer"))
                .append('\n');
        switch (story.whereabouts()) {
            case Whereabouts.Searched(Trail trail) -> search(text, trail, catalog);
            case Whereabouts.Referred referred -> reference(text, referred);
        }
        chains(text, chains);
        dropped(text, story.dropped());
        return text.toString();
    }

    private static void chains(StringBuilder text, List<List<Dependent>> chains) {
        List<String> lines = chains.stream().map(chain -> chain.stream().map(StoryText::who).collect(Collectors.joining(" → "))).toList();
        if (lines.size() == 1) {
            text.append("\nrequired by: ").append(lines.getFirst()).append('\n');
        } else if (!lines.isEmpty()) {
            text.append("\nrequired by:\n");
            lines.stream().limit(MOST_CHAINS).forEach(line -> text.append("  ").append(line).append('\n'));
            if (lines.size() > MOST_CHAINS) {
                text.append("  and ").append(lines.size() - MOST_CHAINS).append(" more\n");
            }
        }
    }

    private static void search(StringBuilder text, Trail trail, IndexCatalog catalog) {
        text.append("\nrule: ").append(rule(trail)).append('\n');
        text.append("\nindexes, in the order of the search:\n");
        for (Trail.Step step : trail.steps()) {
            text.append("  ").append(place(step.index())).append(": ").append(said(step)).append('\n');
        }
        for (Index index : unasked(trail, catalog)) {
            text.append("  ").append(place(index)).append(": not asked\n");
        }
    }

    private static void reference(StringBuilder text, Whereabouts.Referred referred) {
        text.append("\nrule: ").append(who(referred.by())).append(" says where it is, so that no index is asked\n");
        text.append("\nplace: ").append(referred.reference()).append('\n');
        if (!referred.exact().equals(referred.reference())) {
            text.append("  that is ").append(referred.exact()).append('\n');
        }
        text.append("  version ").append(referred.version()).append(", the only one there\n");
    }

    /** One line for each reason, with the versions that it keeps out. */
    private static void dropped(StringBuilder text, List<PackageStory.Dropped> dropped) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        dropped.forEach(drop -> byReason.computeIfAbsent(drop.why(), _ -> new ArrayList<>()).add(drop.version().toString()));
        if (!byReason.isEmpty()) {
            text.append("\nversions that cannot be used:\n");
            byReason.forEach(
                    (why, versions) -> text.append("  ").append(few(versions)).append(versions.size() == 1 ? " " : ": each ").append(why)
                            .append('\n'));
        }
    }

    private static String few(List<String> versions) {
        String shown = versions.stream().limit(MOST_DROPPED).collect(Collectors.joining(", "));
        return versions.size() > MOST_DROPPED ? shown + " and " + (versions.size() - MOST_DROPPED) + " more" : shown;
    }

    /** Indexes of the run that the search did not touch: those behind the one that decided, and all others under a claim or a pin. */
    private static List<Index> unasked(Trail trail, IndexCatalog catalog) {
        return catalog.searchOrder().stream().filter(index -> trail.steps().stream().noneMatch(step -> step.index().isSamePlaceAs(index)))
                .toList();
    }

    private static String rule(Trail trail) {
        IndexRoute route = trail.route();
        return switch (route.rule()) {
            case CLAIM ->
                    "index `" + route.indexes().getFirst().displayName() + "` claims `" + route.claim().map(Object::toString).orElse("")
                            + "` (" + route.indexes().getFirst().origin() + "), so the name comes from there and nowhere else";
            case PIN -> "the project's sources pin it to index `" + route.indexes().getFirst().displayName() + "`";
            case STRATEGY -> switch (trail.strategy()) {
                case FIRST_INDEX -> "first-index: the first index that has the name owns it";
                case UNSAFE_FIRST_MATCH -> "unsafe-first-match: the first index that has a matching version decides";
                case UNSAFE_BEST_MATCH -> "unsafe-best-match: the best version of all indexes decides";
            };
            case NO_INDEX -> "no index is asked (`--no-index`)";
        };
    }

    private static String said(Trail.Step step) {
        return switch (step.answer()) {
            case ProjectLookup.Listed(ProjectPage page) -> page.isEmpty() ? "a page without usable files" : page.versions().size()
                    + (page.versions().size() == 1 ? " version, " : " versions, newest ") + page.versions().getLast();
            case ProjectLookup.Absent absent -> "does not have it (" + absent.detail() + ")";
            case ProjectLookup.Denied denied -> "denied access (" + denied.detail() + ")";
            case ProjectLookup.Unreachable unreachable -> "could not be reached (" + unreachable.detail() + ")";
            case ProjectLookup.Unreadable unreadable -> "sent no usable page (" + unreadable.detail() + ")";
        } + switch (step.meaning()) {
            case CHOSEN -> " ← decides";
            case CHOSEN_EMPTY -> " ← decides: an empty page is an answer";
            case STOPS -> " ← ends the search: nobody may answer in its place";
            case IGNORED -> ", which the settings say to ignore";
            case EMPTY_MEANS_MISSING -> ", which the settings say means that it does not have it";
            case MIRRORED -> ", so its mirror was asked";
            case MIRROR_REFUSED -> ", so the mirror could not stand in";
            case ABSENT -> "";
        };
    }

    private static String place(PackageSource source) {
        return switch (source) {
            case PackageSource.Listed listed -> place(listed.index());
            case PackageSource.Referred referred -> referred.exact().text();
        };
    }

    private static String place(Index index) {
        return index.name().isPresent() ? index.displayName() + " (" + index.location() + ")" : index.displayName();
    }

    static String who(Dependent dependent) {
        return switch (dependent) {
            case Dependent.Written(var origin) -> origin.toString();
            case Dependent.Required(var name, var extra) -> name + extra.map(e -> "[" + e + "]").orElse("");
        };
    }

    /** For programs; described in {@code docs/json.md}. */
    public static String json(PackageStory story, IndexCatalog catalog) {
        return JsonText.of(fields(story, new Findings(Map.of(story.name(), story)).chains(story.name()), catalog));
    }

    /**
     * The same, with the way on which it came in and, where there is no answer, why.
     *
     * @param isRequired whether what was asked for needs it; if not, it was asked for alone
     */
    public static String json(PackageStory story, Resolution resolution, IndexCatalog catalog, boolean isRequired) {
        Map<String, Object> json = fields(story, isRequired ? resolution.findings().chains(story.name()) : List.of(), catalog);
        json.put("required", isRequired);
        json.put("failure", switch (resolution) {
            case Resolution.Resolved _ -> Optional.empty();
            case Resolution.Unresolvable unresolvable -> Optional.of(FailureJson.failure(unresolvable.explanation()));
            case Resolution.Halted halted -> Optional.of(FailureJson.failure(halted.halt(), halted.halt().hints()));
        });
        return JsonText.of(json);
    }

    private static Map<String, Object> fields(PackageStory story, List<List<Dependent>> chains, IndexCatalog catalog) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", 1);
        json.put("name", story.name());
        json.put("chosen", story.chosen().map(StoryText::json));
        json.put("rule", rule(story.whereabouts()));
        switch (story.whereabouts()) {
            case Whereabouts.Searched(Trail trail) -> {
                json.put("claim", trail.route().claim());
                json.put("strategy", trail.strategy());
                json.put("asked", trail.steps().stream().map(StoryText::json).toList());
                json.put("not-asked", unasked(trail, catalog).stream().map(StoryText::json).toList());
            }
            case Whereabouts.Referred referred -> {
                json.put("reference", json(referred.reference(), referred.exact()));
                json.put("said-by", who(referred.by()));
            }
        }
        json.put("required-by", chains.stream().map(chain -> who(chain.getLast())).distinct().toList());
        json.put("chains", chains.stream().map(chain -> chain.stream().map(StoryText::who).toList()).toList());
        json.put("dropped", story.dropped().stream().map(StoryText::json).toList());
        return json;
    }

    private static Map<String, Object> json(ResolvedPackage chosen) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", chosen.version());
        switch (chosen.source()) {
            case PackageSource.Listed listed -> {
                json.put("index", json(listed.index()));
                json.put("file", listed.chosen().filename().text());
            }
            case PackageSource.Referred referred -> {
                json.put("reference", json(referred.reference(), referred.exact()));
                json.put("file", referred.file().map(file -> file.filename().text()));
            }
        }
        return json;
    }

    /** A place that a requirement names, as it was written and with the commit of a repository. */
    static Map<String, Object> json(DirectReference reference, DirectReference exact) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", reference);
        json.put("exact", exact);
        return json;
    }

    static Map<String, Object> json(Trail.Step step) {
        Map<String, Object> json = json(step.index());
        json.put("answer", word(step.answer()));
        json.put("meaning", word(step.meaning()));
        json.put("text", said(step));
        return json;
    }

    private static Map<String, Object> json(PackageStory.Dropped dropped) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", dropped.version());
        json.put("index", json(dropped.index()));
        json.put("why", dropped.why());
        return json;
    }

    /** An index as programs know it. */
    static Map<String, Object> json(Index index) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", index.name());
        json.put("url", index.location());
        return json;
    }

    /** What decided where the package is looked for. */
    static String rule(Whereabouts whereabouts) {
        return switch (whereabouts) {
            case Whereabouts.Searched(Trail trail) -> word(trail.route().rule());
            case Whereabouts.Referred _ -> REFERENCE;
        };
    }

    /** The kind of an answer. */
    static String word(ProjectLookup answer) {
        return switch (answer) {
            case ProjectLookup.Listed _ -> "listed";
            case ProjectLookup.Absent _ -> "absent";
            case ProjectLookup.Denied _ -> "denied";
            case ProjectLookup.Unreachable _ -> "unreachable";
            case ProjectLookup.Unreadable _ -> "unreadable";
        };
    }

    /** A constant in kebab case. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
