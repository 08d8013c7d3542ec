package dev.postern.domain.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.requirement.MalformedMarker;
import dev.postern.domain.requirement.Marker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("conformance")
class MarkerVectorsTest {

    @Test
    void markers_are_evaluated() {
        JsonNode file = Vectors.read("marker_eval.json");
        Vectors.check("marker_eval.json", rows(file), 92, row -> evaluated(file.get("base_environment"), row));
    }

    @Test
    void every_comparison_of_the_grid_is_evaluated() {
        JsonNode file = Vectors.read("marker_grid.json");
        Vectors.check("marker_grid.json", rows(file), 2160, row -> evaluated(file.get("base_environment"), row));
    }

    @Test
    void texts_that_are_no_markers_are_rejected() {
        Vectors.check("marker_invalid.json", 11, row -> {
            try {
                return Optional.of("was read as " + Marker.parse(row.asText()));
            } catch (MalformedMarker malformed) {
                return Optional.empty();
            }
        });
    }

    /** Packaging prints what it read; Postern prints the normal form, which must mean the same. */
    @Test
    void the_printed_form_means_the_same() {
        Vectors.check("marker_printed.json", 15, row -> {
            Marker marker = Marker.parse(row.get("input").asText());
            assertThat(Marker.parse(row.get("str").asText())).isEqualTo(marker);
            return marker.isTrue() || Marker.parse(marker.toString()).equals(marker) ? Optional.empty() : Optional.of(marker.toString());
        });
    }

    private static Optional<String> evaluated(JsonNode base, JsonNode row) {
        Map<String, String> values = new HashMap<>();
        base.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        Set<ExtraName> extras = new HashSet<>();
        JsonNode changes = row.path("environment");
        changes.properties().forEach(entry -> {
            if (entry.getKey().equals("extra") || entry.getKey().equals("extras")) {
                names(entry.getValue()).forEach(name -> extras.add(ExtraName.of(name)));
            } else {
                values.put(entry.getKey(), entry.getValue().asText());
            }
        });
        if (changes.has("python_version") && !changes.has("python_full_version")) {
            values.put("python_full_version", changes.get("python_version").asText());
        }
        String marker = row.get("marker").asText();
        if (row.has("error")) {
            return holds(marker, values, extras) ? Optional.of("silently true") : Optional.empty();
        }
        boolean actual = Marker.parse(marker).evaluate(MarkerEnvironment.of(values), extras);
        return actual == row.get("result").asBoolean() ? Optional.empty() : Optional.of(String.valueOf(actual));
    }

    private static boolean holds(String marker, Map<String, String> values, Set<ExtraName> extras) {
        try {
            return Marker.parse(marker).evaluate(MarkerEnvironment.of(values), extras);
        } catch (MalformedMarker malformed) {
            return false;
        }
    }

    private static List<String> names(JsonNode value) {
        List<String> names = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> names.add(each.asText()));
        } else if (!value.asText().isEmpty()) {
            names.add(value.asText());
        }
        return names;
    }

    private static List<JsonNode> rows(JsonNode file) {
        List<JsonNode> rows = new ArrayList<>();
        file.get("cases").forEach(rows::add);
        return rows;
    }
}
