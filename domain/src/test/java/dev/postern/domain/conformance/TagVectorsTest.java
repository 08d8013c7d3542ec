package dev.postern.domain.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.domain.environment.MalformedTag;
import dev.postern.domain.environment.Platform;
import dev.postern.domain.environment.TagMatch;
import dev.postern.domain.environment.TagSet;
import dev.postern.domain.environment.WheelTags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@org.junit.jupiter.api.Tag("conformance")
class TagVectorsTest {

    @Test
    void compressed_tags_are_expanded() {
        Vectors.check("tag_parse.json", 25, row -> {
            TreeSet<String> tags = new TreeSet<>();
            try {
                WheelTags.parse(row.get("tag").asText()).expanded().forEach(tag -> tags.add(tag.toString()));
            } catch (MalformedTag malformed) {
                return row.has("error") ? Optional.empty() : Optional.of(malformed.toString());
            }
            return !row.has("error") && tags.equals(new TreeSet<>(strings(row.get("tags")))) ? Optional.empty()
                    : Optional.of(tags.toString());
        });
    }

    @Test
    void platforms_list_their_tags_best_first() {
        Vectors.check("tag_platforms.json", 23, row -> {
            List<String> expected = strings(row.get("platforms"));
            List<String> actual = platform(row).tags();
            return actual.equals(expected) ? Optional.empty() : Optional.of(actual.toString());
        });
    }

    @Test
    void a_mac_runs_certain_binary_formats() {
        Vectors.check("tag_mac_binary_formats.json", 22, row -> {
            int major = row.get("version").get(0).asInt();
            int minor = row.get("version").get(1).asInt();
            String prefix = "macosx_" + major + "_" + (major > 10 ? 0 : minor) + "_";
            List<String> formats = new Platform.MacOs(major, minor, row.get("arch").asText()).tags().stream()
                    .filter(tag -> tag.startsWith(prefix)).map(tag -> tag.substring(prefix.length())).toList();
            return formats.equals(strings(row.get("formats"))) ? Optional.empty() : Optional.of(formats.toString());
        });
    }

    @Test
    void cpython_accepts_tags_in_this_order() {
        Vectors.check("tag_cpython.json", 7, row -> {
            List<String> actual = accepted(row).list().stream().map(Object::toString).toList();
            return actual.equals(strings(row.get("tags"))) ? Optional.empty() : Optional.of(actual.toString());
        });
    }

    @Test
    void wheels_match_with_this_rank() {
        Map<String, TagSet> sets = new TreeMap<>();
        Vectors.check("wheel_compat.json", 105, row -> {
            String key = row.get("python") + " " + row.get("abis") + " " + row.get("platforms");
            TagSet set = sets.computeIfAbsent(key, _ -> accepted(row));
            String[] parts = row.get("wheel").asText().replaceAll("\\.whl$", "").split("-", -1);
            String tags = String.join("-", List.of(parts).subList(parts.length - 3, parts.length));
            TagMatch match = set.compatibility(WheelTags.parse(tags));
            TagMatch expected = row.get("compatible").asBoolean() ? new TagMatch.Compatible(row.get("best_rank").asInt()) : match;
            return match.equals(expected) && match.isCompatible() == row.get("compatible").asBoolean() ? Optional.empty()
                    : Optional.of(match.toString());
        });
    }

    @Test
    void candidates_are_ordered_by_the_best_tag() {
        Vectors.check("tag_selector.json", 7, row -> {
            TagSet set = TagSet.of(strings(row.get("supported")).stream()
                    .map(name -> new dev.postern.domain.environment.Tag("py3", "none", name)).toList());
            List<String> ordered = strings(row.get("things")).stream()
                    .filter(thing -> match(set, thing).isCompatible())
                    .sorted(Comparator.comparingInt(thing -> ((TagMatch.Compatible) match(set, thing)).priority())).toList();
            return ordered.equals(strings(row.get("expected"))) ? Optional.empty() : Optional.of(ordered.toString());
        });
    }

    private static TagMatch match(TagSet set, String thing) {
        return set.compatibility(WheelTags.parse("py3-none-" + thing));
    }

    private static TagSet accepted(JsonNode row) {
        return TagSet.of(dev.postern.domain.environment.TagSetFixture.cpython(row.get("python").get(0).asInt(),
                row.get("python").get(1).asInt(), row.get("abis").get(0).asText(), strings(row.get("platforms"))));
    }

    private static Platform platform(JsonNode row) {
        String arch = row.get("arch").asText();
        return switch (row.get("kind").asText()) {
            case "macos" -> new Platform.MacOs(row.get("version").get(0).asInt(), row.get("version").get(1).asInt(), arch);
            case "ios" -> new Platform.Ios(row.get("version").get(0).asInt(), row.get("version").get(1).asInt(), arch.replace('-', '_'));
            case "android" -> new Platform.Android(row.get("api_level").asInt(), arch);
            case "manylinux" -> new Platform.Manylinux(row.get("glibc").get(0).asInt(), row.get("glibc").get(1).asInt(), arch);
            default -> new Platform.Musllinux(row.get("musl").get(0).asInt(), row.get("musl").get(1).asInt(), arch);
        };
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(each -> strings.add(each.asText()));
        return strings;
    }
}
