package dev.postern.cli.render;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.resolution.PackageSource;
import dev.postern.domain.resolution.PackageStory;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolutionWarning;
import dev.postern.domain.resolution.ResolvedPackage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes an answer as JSON; the form is described in {@code docs/json.md} and only ever grows. */
public final class JsonAnswer {

    private JsonAnswer() {}

    /** The whole text, with a line break at the end. */
    public static String of(Resolution.Resolved resolved) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", 1);
        json.put("packages", resolved.packages().stream().map(chosen -> json(chosen, resolved.story(chosen.name()))).toList());
        json.put("warnings", resolved.warnings().stream().map(ResolutionWarning::text).toList());
        return JsonText.of(json);
    }

    private static Map<String, Object> json(ResolvedPackage chosen, Optional<PackageStory> story) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", chosen.name());
        json.put("version", chosen.version());
        json.put("extras", chosen.extras().stream().toList());
        switch (chosen.source()) {
            case PackageSource.Listed listed -> {
                json.put("index", StoryText.json(listed.index()));
                json.put("rule", story.map(PackageStory::whereabouts).map(StoryText::rule));
                json.put("file", listed.chosen().filename().text());
            }
            case PackageSource.Referred referred -> {
                json.put("reference", StoryText.json(referred.reference(), referred.exact()));
                json.put("rule", StoryText.REFERENCE);
                json.put("file", referred.file().map(file -> file.filename().text()));
            }
        }
        json.put("files", chosen.source().files().stream().map(JsonAnswer::json).toList());
        json.put("required-by", chosen.dependents().stream().map(StoryText::who).distinct().toList());
        return json;
    }

    private static Map<String, Object> json(Distribution file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("filename", file.filename().text());
        json.put("url", file.url());
        Map<String, Object> hashes = new LinkedHashMap<>();
        file.digests().forEach(digest -> hashes.put(digest.algorithm().name().toLowerCase(Locale.ROOT), digest.hex()));
        json.put("hashes", hashes);
        return json;
    }
}
