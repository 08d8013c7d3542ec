package dev.postern.domain.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.postern.domain.version.MalformedSpecifier;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import dev.postern.domain.version.VersionSpecifier;
import dev.postern.domain.version.VersionSpecifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What packaging decides by itself (its pre-release switches) is composed here from what the domain offers. */
@Tag("conformance")
class SpecifierVectorsTest {

    @Test
    void texts_that_are_no_specifiers_are_rejected() {
        Vectors.check("specifiers_invalid.json", 31, text -> {
            try {
                return Optional.of("was read as " + VersionSpecifier.parse(text.asText()));
            } catch (MalformedSpecifier e) {
                return Optional.empty();
            }
        });
    }

    @Test
    void specifiers_are_read_and_printed() {
        Vectors.check("specifiers_valid.json", 17, row -> {
            VersionSpecifier specifier = VersionSpecifier.parse(row.get("specifier").asText());
            String version = specifier.toString().substring(specifier.operator().text().length());
            return unlessEqual(List.of(specifier.operator().text(), version, specifier.toString()),
                    List.of(row.get("operator").asText(), row.get("version").asText(), row.get("str").asText()));
        });
    }

    @Test
    void sets_of_specifiers_are_printed() {
        Vectors.check("specifier_sets_printed.json", 10,
                row -> unlessEqual(VersionSpecifiers.parse(row.get("input").asText()).toString(), row.get("str").asText()));
    }

    @Test
    void specifiers_contain_versions() {
        Vectors.check("specifier_contains.json", 334, row -> unlessEqual(
                contains(row.get("specifiers").asText(), row.get("version").asText(), flag(row, "prereleases")),
                row.get("contains").asBoolean()));
    }

    @Test
    void every_specifier_of_the_grid_contains_its_versions() {
        JsonNode grid = Vectors.read("specifier_grid.json");
        List<JsonNode> pairs = new ArrayList<>();
        for (JsonNode row : grid.get("rows")) {
            Set<String> matches = new HashSet<>();
            row.get("matches").forEach(match -> matches.add(match.asText()));
            for (JsonNode candidate : grid.get("candidates")) {
                pairs.add(JsonNodeFactory.instance.objectNode().put("specifier", row.get("specifier").asText())
                        .put("version", candidate.asText()).put("contains", matches.contains(candidate.asText())));
            }
        }
        Vectors.check("specifier_grid.json", pairs, 7260, pair -> unlessEqual(
                contains(pair.get("specifier").asText(), pair.get("version").asText(), Optional.of(true)),
                pair.get("contains").asBoolean()));
    }

    @Test
    void arbitrary_equality() {
        Vectors.check("specifier_arbitrary_equality.json", 82, row -> unlessEqual(
                contains(row.get("specifier").asText(), row.get("version").asText(), flag(row, "prereleases")),
                row.get("contains").asBoolean()));
    }

    @Test
    void specifiers_with_prerelease_flags() {
        Vectors.check("specifier_prereleases.json", 58, row -> {
            Optional<Boolean> flag = flag(row, "call_prereleases").or(() -> flag(row, "specifier_prereleases"));
            return unlessEqual(contains(row.get("specifier").asText(), row.get("version").asText(), flag), row.get("contains").asBoolean());
        });
    }

    @Test
    void installed_prereleases_are_accepted() {
        Vectors.check("specifier_contains_installed.json", 41, row -> {
            Version version = Version.parse(row.get("version").asText());
            Optional<Boolean> flag = row.get("installed").asBoolean() && version.isPrerelease() ? Optional.of(true)
                    : flag(row, "call_prereleases").or(() -> flag(row, "set_prereleases"));
            return unlessEqual(contains(row.get("specifiers").asText(), version.toString(), flag), row.get("contains").asBoolean());
        });
    }

    @Test
    void a_specifier_that_names_a_prerelease_asks_for_it() {
        Vectors.check("specifier_prerelease_detection.json", 14, row -> unlessEqual(
                VersionSpecifiers.parse(row.get("specifier").asText()).namesPrerelease(), row.get("prereleases").asBoolean()));
    }

    @Test
    void lists_are_filtered() {
        Vectors.check("specifier_filter.json", 141, row -> {
            VersionSpecifiers specifiers = VersionSpecifiers.parse(row.get("specifiers").asText());
            Optional<Boolean> flag = flag(row, "call_prereleases").or(() -> flag(row, "configured_prereleases"))
                    .or(() -> specifiers.namesPrerelease() ? Optional.of(true) : Optional.empty());
            return unlessEqual(filter(specifiers, strings(row.get("input")), flag), strings(row.get("output")));
        });
    }

    @Test
    void sets_that_nothing_satisfies_are_found() {
        Vectors.check("specifier_unsatisfiable.json", 208, row -> {
            VersionSpecifiers specifiers = VersionSpecifiers.parse(row.get("specifiers").asText());
            boolean stableOnly = flag(row, "prereleases").equals(Optional.of(false));
            boolean unsatisfiable = specifiers.toRange().isEmpty() || (stableOnly && !admitsStable(specifiers));
            return unlessEqual(unsatisfiable, row.get("unsatisfiable").asBoolean());
        });
    }

    @Test
    void sets_are_compared() {
        Vectors.check("specifier_relations.json", 22, row -> {
            VersionRange left = VersionSpecifiers.parse(row.get("left").asText()).toRange();
            VersionRange right = VersionSpecifiers.parse(row.get("right").asText()).toRange();
            boolean holds = switch (row.get("relation").asText()) {
                case "subset" -> left.isSubsetOf(right);
                case "superset" -> right.isSubsetOf(left);
                case "disjoint" -> left.isDisjointFrom(right);
                default -> throw new IllegalArgumentException(row.toString());
            };
            return unlessEqual(holds, row.get("holds").asBoolean());
        });
    }

    /** Without a flag a lone pre-release is accepted, since nothing else would do. */
    private static boolean contains(String specifiers, String version, Optional<Boolean> prereleases) {
        VersionSpecifiers parsed = VersionSpecifiers.parse(specifiers);
        return Version.tryParse(version)
                .filter(candidate -> parsed.contains(candidate) && (prereleases.orElse(true) || !candidate.isPrerelease())).isPresent();
    }

    /** Without a flag the pre-releases are taken only if nothing else matches; without specifiers anything passes, even what is no version. */
    private static List<String> filter(VersionSpecifiers specifiers, List<String> candidates, Optional<Boolean> prereleases) {
        List<String> matching = candidates.stream()
                .filter(text -> Version.tryParse(text).map(specifiers::contains).orElse(specifiers.isEmpty())).toList();
        List<String> stable = matching.stream()
                .filter(text -> Version.tryParse(text).filter(Version::isPrerelease).isEmpty()).toList();
        boolean all = prereleases.orElseGet(stable::isEmpty);
        return all ? matching : stable;
    }

    /** Tries the stable versions that lie next to those the specifiers name. */
    private static boolean admitsStable(VersionSpecifiers specifiers) {
        List<String> probes = new ArrayList<>(List.of("0", "9999"));
        for (VersionSpecifier specifier : specifiers) {
            String release = specifier.version().releaseOnly().toString();
            String epoch = specifier.version().epoch() + "!";
            for (String suffix : List.of("", ".post0", ".post1", ".post2", ".1")) {
                probes.add(epoch + release + suffix);
            }
            probes.add(specifier.version().toString());
        }
        return probes.stream().map(Version::parse).anyMatch(version -> !version.isPrerelease() && specifiers.contains(version));
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asText()));
        return strings;
    }

    private static Optional<Boolean> flag(JsonNode row, String name) {
        return row.get(name).isNull() ? Optional.empty() : Optional.of(row.get(name).asBoolean());
    }

    private static Optional<String> unlessEqual(Object actual, Object expected) {
        return actual.equals(expected) ? Optional.empty() : Optional.of(actual.toString());
    }
}
