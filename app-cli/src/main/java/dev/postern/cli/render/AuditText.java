package dev.postern.cli.render;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.index.ConfusionSignal;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
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
        switch (signal) {
            case ConfusionSignal.DifferingFile file -> {
                json.put("filename", file.filename());
                json.put("first", json(file.first(), file.firstDigest()));
                json.put("second", json(file.second(), file.secondDigest()));
            }
            case ConfusionSignal.ClaimedElsewhere claimed -> {
                owner(json, claimed.owner());
                json.put("owned", claimed.owned());
                json.put("index", StoryText.json(claimed.other()));
                json.put("release", claimed.elsewhere());
            }
            case ConfusionSignal.NearClaim near -> owner(json, near.owner());
        }
        json.put("text", signal.message());
        return json;
    }

    private static void owner(Map<String, Object> json, IndexCatalog.Owner owner) {
        json.put("owner", StoryText.json(owner.index()));
        json.put("claim", owner.claim());
    }

    private static Map<String, Object> json(Index index, Digest digest) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("index", StoryText.json(index));
        json.put("digest", digest);
        return json;
    }
}
