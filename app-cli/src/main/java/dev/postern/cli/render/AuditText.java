package dev.postern.cli.render;

import dev.postern.domain.index.ConfusionSignal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows signs of dependency confusion: what {@code postern index audit} prints. */
public final class AuditText {

    private AuditText() {}

    /** One sign a line. */
    public static String of(List<ConfusionSignal> signals) {
        StringBuilder text = new StringBuilder();
        signals.forEach(signal -> text.append(signal.message()).append('\n'));
        return text.toString();
    }

    /**
     * The same for programs; described in {@code docs/json.md}.
     *
     * @param packages how many were looked at
     */
    public static String json(int packages, List<ConfusionSignal> signals) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", 1);
        json.put("packages", packages);
        json.put("signals", signals.stream().map(AuditText::json).toList());
        return JsonText.of(json);
    }

    private static Map<String, Object> json(ConfusionSignal signal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", switch (signal) {
            case ConfusionSignal.DifferingFile _ -> "differing-file";
            case ConfusionSignal.ClaimedElsewhere _ -> "claimed-elsewhere";
            case ConfusionSignal.NearClaim _ -> "near-claim";
        });
        json.put("name", signal.project());
        json.put("text", signal.message());
        return json;
    }
}
