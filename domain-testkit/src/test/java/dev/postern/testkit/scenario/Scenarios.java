package dev.postern.testkit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The scenarios that lie outside the repository: in {@code conformance} below the system property {@code postern.shared}, else
 * below a folder {@code shared} beside the working directory or one of its parents.
 */
final class Scenarios {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TomlMapper TOML = new TomlMapper();

    private Scenarios() {}

    /** All scenarios for one environment. */
    static List<Scenario> ofOneEnvironment() {
        Path folder = folder();
        List<Scenario> scenarios = new ArrayList<>();
        try {
            for (JsonNode expected : JSON.readTree(folder.resolve("scenarios_expected_single_env.json").toFile())) {
                String file = expected.get("file").asText();
                scenarios.add(new Scenario(file, TOML.readTree(folder.resolve("scenarios").resolve(file).toFile()), expected));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scenarios;
    }

    private static Path folder() {
        String given = System.getProperty("postern.shared");
        if (given != null) {
            return Path.of(given, "conformance");
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve("conformance");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("no folder `shared/conformance` beside " + Path.of("").toAbsolutePath()
                + " or its parents; name the folder `shared` with -Dpostern.shared");
    }
}
