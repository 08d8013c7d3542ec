package dev.postern.domain.resolution;

import dev.postern.domain.environment.TagMatch;
import dev.postern.domain.index.Admission;
import dev.postern.domain.index.AgeRule;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.Trail;
import dev.postern.domain.name.PackageName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of {@link Hint}. */
final class HintText {
    private static final int MOST_TAGS = 6;
    private static final int MOST_CLOSE = 3;

    private HintText() {}

    static String of(Hint hint) {
        return switch (hint) {
            case Hint.Prerelease(var name, var newest) ->
                    "`--prerelease-package " + name + "=allow` lets in `" + name + "==" + newest + "`";
            case Hint.FirstIndex first -> firstIndex(first);
            case Hint.EmptyPage(var name, var index, var unasked) -> place(index) + " has a page of `" + name
                    + "` without usable files, which ends the search; `empty-means-missing = true` for that index lets "
                    + places(unasked, "and")
                    + " be asked";
            case Hint.Claimed(var name, var owner, var claim) ->
                    place(owner) + " claims `" + claim + "` (" + owner.origin() + "), so no other index is asked for `" + name + "`";
            case Hint.Pinned(var name, var index) ->
                    "the project's sources pin `" + name + "` to " + place(index) + ", so no other index is asked";
            case Hint.MissingAtOwner(var name, var owner, var claim, var close) ->
                    place(owner) + " claims `" + claim + "` (" + owner.origin()
                            + "), so no other index is asked; " + meant(close, "publish `" + name + "` there, or narrow the claim");
            case Hint.MissingAtPin(var name, var index, var close) ->
                    meant(close, "change the source of `" + name + "` in the project, or publish it to " + place(index));
            case Hint.UnknownPackage unknown -> unknown(unknown);
            case Hint.NoIndex(var name) -> "`--no-index` keeps every index from being asked; leave it out, or add a place that has `" + name
                    + "` with `--find-links`";
            case Hint.Denied denied -> denied(denied);
            case Hint.NewerPython newer -> newerPython(newer);
            case Hint.OtherWheels wheels -> otherWheels(wheels);
            case Hint.BuildingOff(var name, boolean everywhere) -> everywhere
                    ? "`--no-build` (or `--only-binary :all:`) keeps `" + name + "` from being built; leave it out to allow that"
                    : "`--only-binary " + name + "` (or `--no-build-package`) keeps it from being built; leave it out to allow that";
            case Hint.WheelsOff(var name, boolean everywhere) -> everywhere
                    ? "`--no-binary :all:` keeps the wheels of `" + name + "` out; leave it out to use them"
                    : "`--no-binary " + name + "` keeps its wheels out; leave it out to use them";
            case Hint.Yanked(var name, var version) ->
                    "to take the yanked version all the same, pin it: add `" + name + "==" + version + "` to your requirements";
            case Hint.Remedy(String advice) -> advice;
            case Hint.Offline _ -> "run it once without `--offline` to fetch what is missing";
            case Hint.TooNew tooNew -> tooNew(tooNew);
            case Hint.Constrained(var requirement, var origin) -> "loosen the constraint `" + requirement + "` (" + origin + ")";
            case Hint.Overridden(var requirement, var origin) -> "change the override `" + requirement + "` (" + origin + ")";
            case Hint.InvalidMetadata(var name, var version) -> "tell who runs the index that the file of `" + name + "==" + version
                    + "` is damaged; until it is replaced, ask for another version of `" + name + "`";
            case Hint.NeedsBuild(var name, var version) -> "what `" + name + "==" + version
                    + "` depends on is known after a build, which is not possible here; ask for a version with a wheel";
        };
    }

    private static String firstIndex(Hint.FirstIndex hint) {
        String later = hint.elsewhere().map(Hint.Elsewhere::index).map(HintText::place).orElseGet(() -> places(hint.unasked(), "and"));
        boolean one = hint.elsewhere().isPresent() || hint.unasked().size() == 1;
        String has = hint.elsewhere().map(found -> later + " has `" + hint.name() + "==" + found.version() + "`, but ").orElse("");
        return has + place(hint.holder()) + " has the name `" + hint.name() + "`, so " + (has.isEmpty() ? later : "it")
                + (one ? " was" : " were")
                + " not asked (first-index); claim the name for the index that it should come from (`packages = [\""
                + hint.name() + "\"]`), or ask all with `--index-strategy unsafe-best-match`";
    }

    private static String unknown(Hint.UnknownPackage hint) {
        List<String> parts = new ArrayList<>();
        if (!hint.asked().isEmpty()) {
            parts.add("asked " + (hint.asked().size() == 1 ? "was " : "were ")
                    + hint.asked().stream().map(HintText::answer).collect(Collectors.joining(", ")));
        }
        if (!hint.explicit().isEmpty()) {
            boolean one = hint.explicit().size() == 1;
            parts.add(places(hint.explicit(), "and") + (one ? " is explicit and was" : " are explicit and were")
                    + " not asked: pin the package in `tool.uv.sources` if it is there");
        }
        hint.claims().stream().map(HintText::nearClaim).forEach(parts::add);
        String add = "check the spelling, or add the index that has it with `--index`";
        parts.add(hint.claims().isEmpty() || !hint.close().isEmpty() ? meant(hint.close(), add) : "check the spelling");
        return String.join("; ", parts);
    }

    private static String nearClaim(IndexCatalog.Owner owner) {
        return "it is one typing error away from `" + owner.claim() + "`, which " + place(owner.index()) + " claims";
    }

    private static String answer(Trail.Step step) {
        return place(step.index()) + switch (step.answer()) {
            case ProjectLookup.Absent(int status, var _) -> status == 0 ? "" : " (" + status + ")";
            case ProjectLookup.Denied(int status, var _, var _) -> " (" + status + ", ignored)";
            case ProjectLookup.Unreachable(var status, var _, var _) ->
                    status.isPresent() ? " (" + status.getAsInt() + ", ignored)" : " (not reached, ignored)";
            case ProjectLookup.Listed _ -> " (an empty page)";
            case ProjectLookup.Unreadable _ -> " (no usable page)";
        };
    }

    private static String denied(Hint.Denied hint) {
        String said = place(hint.index()) + " denied access to `" + hint.name() + "` (" + hint.status() + ")";
        if (!hint.ignored()) {
            return hint.remedy().orElse(said);
        }
        return said + ", which `ignore-error-codes` lets pass; it may have it" + hint.remedy().map(remedy -> ": " + remedy).orElse("");
    }

    private static String newerPython(Hint.NewerPython hint) {
        String wanted = "resolve for Python " + hint.least() + " or later with `--python-version " + hint.least() + "`";
        return switch (hint.python().kind()) {
            case REQUESTED -> wanted;
            case INTERPRETER -> wanted + ", or name such an interpreter with `--python`";
        };
    }

    private static String otherWheels(Hint.OtherWheels hint) {
        List<String> shown = new ArrayList<>(hint.tags().stream().limit(MOST_TAGS).map(tag -> "`" + tag + "`").toList());
        if (hint.tags().size() > MOST_TAGS) {
            shown.add((hint.tags().size() - MOST_TAGS) + " more");
        }
        String has = "`" + hint.name() + "==" + hint.version() + "` has wheels for " + FactText.list(shown, "and");
        if (hint.tags().stream().anyMatch(tag -> tag.contains("-"))) {
            return has + " only";
        }
        if (hint.mismatch() == TagMatch.Reason.PLATFORM) {
            return has + "; `--python-platform` resolves for another platform";
        }
        Optional<String> minor = hint.tags().stream().filter(tag -> tag.matches("[cp]p3\\d{1,2}")).map(tag -> tag.substring(3))
                .max(Comparator.comparingInt(Integer::parseInt));
        return has + minor.map(number -> "; `--python-version 3." + number + "` resolves for the newest of them")
                .orElse("; `--python-version` resolves for another Python");
    }

    private static String tooNew(Hint.TooNew hint) {
        String version = "`" + hint.name() + "==" + hint.version() + "`";
        return switch (hint.admission()) {
            case Admission.Admitted _ -> version + " is old enough";
            case Admission.TooNew tooNew -> version + " " + AgeText.of(tooNew) + sooner(hint, tooNew.rule());
            case Admission.Undated(AgeRule rule) -> place(hint.index()) + " gives no upload times" + switch (rule.kind()) {
                case EXCLUDE_NEWER -> ", which `exclude-newer` needs; `exclude-newer = false` in its table takes that index out";
                case COOLDOWN -> "; `cooldown-without-dates = \"first-seen\"` or `\"allow\"` for it says what to do then";
            };
        };
    }

    private static String sooner(Hint.TooNew hint, AgeRule rule) {
        return switch (rule.kind()) {
            case EXCLUDE_NEWER -> "; `--exclude-newer-package " + hint.name() + "=false` lifts that for this package";
            case COOLDOWN -> "; `cooldown-package = { " + hint.name() + " = false }` lifts that for this package";
        };
    }

    private static String meant(Collection<PackageName> close, String otherwise) {
        return close.isEmpty() ? otherwise
                : "did you mean " + FactText.list(close.stream().limit(MOST_CLOSE).map(name -> "`" + name + "`").toList(), "or") + "?";
    }

    private static String places(Collection<Index> indexes, String word) {
        return FactText.list(indexes.stream().map(HintText::place).toList(), word);
    }

    private static String place(Index index) {
        return "`" + index.displayName() + "`";
    }
}
