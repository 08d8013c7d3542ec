package dev.postern.cli.render;

import dev.postern.domain.resolution.Explanation;
import dev.postern.domain.resolution.Halt;
import dev.postern.domain.resolution.Hint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why there is no answer, for programs; described in {@code docs/json.md}. */
public final class FailureJson {

    private FailureJson() {}

    /** The whole text where nothing can be chosen. */
    public static String of(Explanation explanation) {
        return whole(failure(explanation));
    }

    /** The whole text where something stood in the way. */
    public static String of(Halt halt, List<Hint> hints) {
        return whole(failure(halt, hints));
    }

    private static String whole(Map<String, Object> failure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", 1);
        json.put("failure", failure);
        return JsonText.of(json);
    }

    static Map<String, Object> failure(Explanation explanation) {
        return failure("unresolvable", explanation.sentences(), explanation.hints());
    }

    static Map<String, Object> failure(Halt halt, List<Hint> hints) {
        Map<String, Object> json = failure(halt.denied() ? "denied" : halt.isFault() ? "fault" : "refused", List.of(halt.text()), hints);
        json.put("output", halt.output());
        return json;
    }

    private static Map<String, Object> failure(String kind, List<String> sentences, List<Hint> hints) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind);
        json.put("sentences", sentences);
        json.put("hints", hints.stream().map(HintJson::of).toList());
        return json;
    }
}
