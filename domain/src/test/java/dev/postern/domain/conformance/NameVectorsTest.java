package dev.postern.domain.conformance;

import dev.postern.domain.name.MalformedName;
import dev.postern.domain.name.PackageName;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("conformance")
class NameVectorsTest {

    @Test
    void names_are_normalised_or_rejected() {
        Vectors.check("names.json", 19, row -> {
            String input = row.get("input").asText();
            Optional<String> expected = row.get("valid").asBoolean() ? Optional.of(row.get("normalized").asText()) : Optional.empty();
            Optional<String> actual = normalize(input);
            return actual.equals(expected) ? Optional.empty() : Optional.of(actual.toString());
        });
    }

    private static Optional<String> normalize(String input) {
        try {
            return Optional.of(PackageName.of(input).text());
        } catch (MalformedName e) {
            return Optional.empty();
        }
    }
}
