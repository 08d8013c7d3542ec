package dev.postern.cli.render;

import dev.postern.domain.index.Admission;
import dev.postern.domain.index.AgeRule;
import dev.postern.domain.resolution.Hint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Hints for programs: the kind, what it is about, and the sentence that people read. */
final class HintJson {
    private static final String NAME = "name";
    private static final String INDEX = "index";
    private static final String CLAIM = "claim";
    private static final String CLOSE = "close";

    private HintJson() {}

    static Map<String, Object> of(Hint hint) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind(hint));
        fields(hint, json);
        json.put("text", hint.text());
        return json;
    }

    private static String kind(Hint hint) {
        return switch (hint) {
            case Hint.Prerelease _ -> "prerelease";
            case Hint.FirstIndex _ -> "first-index";
            case Hint.EmptyPage _ -> "empty-page";
            case Hint.Claimed _ -> "claimed";
            case Hint.Pinned _ -> "pinned";
            case Hint.MissingAtOwner _ -> "missing-at-owner";
            case Hint.MissingAtPin _ -> "missing-at-pin";
            case Hint.UnknownPackage _ -> "unknown-package";
            case Hint.NoIndex _ -> "no-index";
            case Hint.Denied _ -> "denied";
            case Hint.NewerPython _ -> "newer-python";
            case Hint.OtherWheels _ -> "other-wheels";
            case Hint.BuildingOff _ -> "building-off";
            case Hint.WheelsOff _ -> "wheels-off";
            case Hint.Yanked _ -> "yanked";
            case Hint.Offline _ -> "offline";
            case Hint.TooNew _ -> "too-new";
            case Hint.Constrained _ -> "constraint";
            case Hint.Overridden _ -> "override";
            case Hint.NeedsBuild _ -> "needs-build";
            case Hint.InvalidMetadata _ -> "invalid-metadata";
            case Hint.Remedy _ -> "remedy";
        };
    }

    private static void fields(Hint hint, Map<String, Object> json) {
        switch (hint) {
            case Hint.Prerelease(var name, var newest) -> put(json, NAME, name, "newest", newest);
            case Hint.FirstIndex(var name, var holder, var unasked, var elsewhere) -> {
                put(json, NAME, name, INDEX, StoryText.json(holder));
                put(json, "not-asked", unasked.stream().map(StoryText::json).toList(), "elsewhere", elsewhere.map(HintJson::elsewhere));
            }
            case Hint.EmptyPage(var name, var index, var unasked) -> {
                put(json, NAME, name, INDEX, StoryText.json(index));
                json.put("not-asked", unasked.stream().map(StoryText::json).toList());
            }
            case Hint.Claimed(var name, var owner, var claim) -> {
                put(json, NAME, name, INDEX, StoryText.json(owner));
                put(json, CLAIM, claim, "origin", owner.origin());
            }
            case Hint.Pinned(var name, var index) -> put(json, NAME, name, INDEX, StoryText.json(index));
            case Hint.MissingAtOwner(var name, var owner, var claim, var close) -> {
                put(json, NAME, name, INDEX, StoryText.json(owner));
                put(json, CLAIM, claim, CLOSE, close);
            }
            case Hint.MissingAtPin(var name, var index, var close) -> {
                put(json, NAME, name, INDEX, StoryText.json(index));
                json.put(CLOSE, close);
            }
            case Hint.UnknownPackage unknown -> {
                put(json, NAME, unknown.name(), "asked", unknown.asked().stream().map(StoryText::json).toList());
                put(json, CLOSE, unknown.close(), "claims", unknown.claims().stream().map(owner -> owner.claim().text()).toList());
                json.put("explicit", unknown.explicit().stream().map(StoryText::json).toList());
            }
            case Hint.NoIndex(var name) -> json.put(NAME, name);
            case Hint.Denied(var name, var index, int status, var remedy, boolean ignored) -> {
                put(json, NAME, name, INDEX, StoryText.json(index));
                put(json, "status", status, "remedy", remedy);
                json.put("ignored", ignored);
            }
            case Hint.NewerPython(var python, var least, var names) -> {
                put(json, "python", python.target(), "least", least);
                json.put("names", names);
            }
            case Hint.OtherWheels(var name, var version, var mismatch, var tags) -> {
                put(json, NAME, name, "release", version);
                put(json, "mismatch", StoryText.word(mismatch), "tags", tags);
            }
            case Hint.BuildingOff(var name, boolean everywhere) -> put(json, NAME, name, "everywhere", everywhere);
            case Hint.WheelsOff(var name, boolean everywhere) -> put(json, NAME, name, "everywhere", everywhere);
            case Hint.Yanked(var name, var version) -> put(json, NAME, name, "release", version);
            case Hint.Offline _,Hint.Remedy _ -> {}
            case Hint.TooNew(var name, var version, var index, var admission) -> {
                put(json, NAME, name, "release", version);
                json.put(INDEX, StoryText.json(index));
                admission(admission, json);
            }
            case Hint.Constrained(var requirement, var origin) -> put(json, "requirement", requirement, "origin", origin);
            case Hint.Overridden(var requirement, var origin) -> put(json, "requirement", requirement, "origin", origin);
            case Hint.InvalidMetadata(var name, var version) -> put(json, NAME, name, "release", version);
            case Hint.NeedsBuild(var name, var version) -> put(json, NAME, name, "release", version);
        }
    }

    private static void admission(Admission admission, Map<String, Object> json) {
        Optional<AgeRule> rule = switch (admission) {
            case Admission.Admitted _ -> Optional.empty();
            case Admission.TooNew tooNew -> Optional.of(tooNew.rule());
            case Admission.Undated(AgeRule undated) -> Optional.of(undated);
        };
        json.put("rule", rule.map(known -> StoryText.word(known.kind())));
        json.put("cutoff", rule.map(AgeRule::cutoff));
        Optional<Admission.TooNew> tooNew = admission instanceof Admission.TooNew known ? Optional.of(known) : Optional.empty();
        json.put("since", tooNew.map(Admission.TooNew::since));
        json.put("available-from", tooNew.flatMap(Admission.TooNew::availableFrom));
    }

    private static Map<String, Object> elsewhere(Hint.Elsewhere found) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, INDEX, StoryText.json(found.index()), "release", found.version());
        return json;
    }

    private static void put(Map<String, Object> json, String first, Object value, String second, Object other) {
        json.put(first, value);
        json.put(second, other);
    }
}
