package dev.postern.domain.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.domain.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("conformance")
class VersionVectorsTest {

    @Test
    void versions_are_in_ascending_order() {
        List<Version> versions = new ArrayList<>();
        Vectors.read("versions_ordered.json").forEach(text -> versions.add(Version.parse(text.asText())));
        assertThat(versions).hasSize(92);
        int pairs = 0;
        for (int i = 0; i < versions.size(); i++) {
            for (int j = 0; j < versions.size(); j++) {
                assertThat(Integer.signum(versions.get(i).compareTo(versions.get(j)))).as("%s to %s", versions.get(i), versions.get(j))
                        .isEqualTo(Integer.signum(Integer.compare(i, j)));
                pairs += i < j ? 1 : 0;
            }
        }
        assertThat(pairs).isEqualTo(4186);
    }

    @Test
    void texts_that_are_no_versions_are_rejected() {
        Vectors.check("versions_invalid.json", 20,
                text -> Version.tryParse(text.asText()).map(version -> "was read as " + version));
    }

    @Test
    void versions_print_in_normal_form() {
        Vectors.check("versions_normalized.json", 149,
                row -> unlessEqual(Version.parse(row.get("input").asText()).toString(), row.get("normalized").asText()));
    }

    @Test
    void versions_compare_equal() {
        Vectors.check("versions_equal.json", 119, pair -> {
            Version left = Version.parse(pair.get(0).asText());
            Version right = Version.parse(pair.get(1).asText());
            boolean equal = left.equals(right) && left.compareTo(right) == 0 && left.hashCode() == right.hashCode();
            return equal ? Optional.empty() : Optional.of("they differ");
        });
    }

    @Test
    void the_canonical_form_without_trailing_zeros_is_an_equal_version() {
        Vectors.check("versions_canonical_stripped.json", 12, row -> {
            String canonical = row.get("canonical").asText();
            Optional<Version> version = Version.tryParse(row.get("version").asText());
            return version.isEmpty() ? unlessEqual(canonical, row.get("version").asText())
                    : unlessEqual(version.get(), Version.parse(canonical));
        });
    }

    @Test
    void versions_are_taken_apart() {
        Vectors.check("version_parts.json", 134, row -> {
            Version version = Version.parse(row.get("version").asText());
            return unlessEqual(parts(version), expectedParts(row));
        });
    }

    private static List<Object> parts(Version version) {
        return List.of(version.toString(), version.withoutLocal().toString(), version.epoch(), version.release(), version.isPrerelease(),
                version.isPostrelease(), version.isDevrelease(), version.isLocal());
    }

    private static List<Object> expectedParts(JsonNode row) {
        List<Long> release = new ArrayList<>();
        row.get("release").forEach(number -> release.add(number.asLong()));
        return List.of(row.get("normalized").asText(), row.get("public").asText(), row.get("epoch").asLong(), release,
                row.get("is_prerelease").asBoolean(), row.get("is_postrelease").asBoolean(), row.get("is_devrelease").asBoolean(),
                !row.get("local").isNull());
    }

    private static Optional<String> unlessEqual(Object actual, Object expected) {
        return actual.equals(expected) ? Optional.empty() : Optional.of(actual.toString());
    }
}
