package dev.postern.domain.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.MalformedRequirement;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.requirement.UrlText;
import dev.postern.domain.version.VersionSpecifiers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("conformance")
class RequirementVectorsTest {

    @Test
    void texts_that_are_no_requirements_are_rejected() {
        Vectors.check("requirements_invalid.json", 40, row -> {
            try {
                return Optional.of("was read as " + Requirement.parse(row.asText()));
            } catch (MalformedRequirement malformed) {
                return Optional.empty();
            }
        });
    }

    @Test
    void requirements_are_read() {
        Vectors.check("requirements_valid.json", 973, RequirementVectorsTest::difference);
    }

    @Test
    void requirements_of_every_name_are_read() {
        Vectors.check("requirements_valid_all.json", 5283, RequirementVectorsTest::difference);
    }

    @Test
    void equal_requirements_are_equal() {
        Vectors.check("requirements_equal.json", 19, row -> {
            boolean equal = same(Requirement.parse(row.get("a").asText()), Requirement.parse(row.get("b").asText()));
            return equal == row.get("equal").asBoolean() ? Optional.empty() : Optional.of(String.valueOf(equal));
        });
    }

    /** Equal in meaning: packaging ignores the order of specifiers and zeros at the end of a version. */
    private static boolean same(Requirement a, Requirement b) {
        return a.name().equals(b.name()) && a.extras().equals(b.extras()) && a.marker().equals(b.marker())
                && a.specifiers().toRange().equals(b.specifiers().toRange())
                && a.reference().map(DirectReference::text).equals(b.reference().map(DirectReference::text));
    }

    private static Optional<String> difference(JsonNode row) {
        Requirement read = Requirement.parse(row.get("input").asText());
        Set<ExtraName> extras = new TreeSet<>();
        row.get("extras").forEach(extra -> extras.add(ExtraName.of(extra.asText())));
        VersionSpecifiers specifiers = VersionSpecifiers.parse(row.get("specifier").asText());
        Optional<String> url = row.get("url").isNull() ? Optional.empty() : Optional.of(UrlText.withoutUserInfo(row.get("url").asText()));
        Marker marker = row.get("marker").isNull() ? Marker.TRUE : Marker.parse(row.get("marker").asText());
        boolean same = read.name().equals(PackageName.of(row.get("name").asText())) && read.extras().equals(extras)
                && Set.copyOf(read.specifiers().asList()).equals(Set.copyOf(specifiers.asList())) && read.marker().equals(marker)
                && read.reference().map(DirectReference::text).equals(url)
                && Requirement.parse(read.toString()).equals(read) && same(Requirement.parse(row.get("str").asText()), read);
        return same ? Optional.empty() : Optional.of(List.of(read, read.reference()).toString());
    }
}
