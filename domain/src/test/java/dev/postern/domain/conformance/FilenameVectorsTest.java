package dev.postern.domain.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.domain.distribution.MalformedFilename;
import dev.postern.domain.distribution.SdistFilename;
import dev.postern.domain.distribution.WheelFilename;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("conformance")
class FilenameVectorsTest {

    @Test
    void names_of_wheels_are_read_or_rejected() {
        Vectors.check("wheel_filenames.json", 24, row -> compare(row, FilenameVectorsTest::wheel, FilenameVectorsTest::expectedWheel));
    }

    @Test
    void names_of_source_distributions_are_read_or_rejected() {
        Vectors.check("sdist_filenames.json", 16, row -> compare(row, FilenameVectorsTest::sdist,
                expected -> expected.get("name").asText() + " " + expected.get("version").asText()));
    }

    private interface Describer {
        String of(JsonNode row);
    }

    private static Optional<String> compare(JsonNode row, Describer actual, Describer expected) {
        String wanted = row.get("valid").asBoolean() ? expected.of(row) : "invalid";
        String instead;
        try {
            instead = actual.of(row);
        } catch (MalformedFilename e) {
            instead = "invalid";
        }
        return instead.equals(wanted) ? Optional.empty() : Optional.of(instead);
    }

    private static String wheel(JsonNode row) {
        WheelFilename wheel = WheelFilename.parse(row.get("filename").asText());
        Set<String> tags = wheel.tags().expanded().stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
        return wheel.name() + " " + wheel.version() + " " + wheel.build().map(build -> build.number() + "/" + build.suffix()).orElse("")
                + " " + tags;
    }

    private static String expectedWheel(JsonNode row) {
        Set<String> tags = new TreeSet<>();
        row.get("tags").forEach(tag -> tags.add(tag.asText()));
        JsonNode build = row.get("build");
        String text = build.isEmpty() ? "" : new BigInteger(build.get(0).asText()) + "/" + build.get(1).asText();
        return row.get("name").asText() + " " + row.get("version").asText() + " " + text + " " + tags;
    }

    private static String sdist(JsonNode row) {
        SdistFilename sdist = SdistFilename.parse(row.get("filename").asText());
        return sdist.name() + " " + sdist.version();
    }
}
