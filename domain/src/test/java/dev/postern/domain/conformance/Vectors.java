package dev.postern.domain.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The vectors that lie outside the repository, and the list of rows in which Postern deviates from them on purpose
 * ({@code /conformance/deviations.json}: groups, each with its file, its reason and its rows; many rows of one kind are named by a pattern that
 * their text holds and by their number).
 *
 * <p>The folder is {@code conformance/vectors} below the system property {@code postern.shared}, else below a folder {@code shared} beside the
 * working directory or one of its parents.
 */
public final class Vectors {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Vectors() {}

    /** What a file holds. */
    public static JsonNode read(String file) {
        try {
            return JSON.readTree(folder().resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs every row of a file that is a list of rows. Passes if there are as many as said, and exactly those that are listed as deviating do
     * deviate.
     *
     * @param disagreement what Postern does instead, empty where it agrees; an exception counts as a disagreement
     */
    public static void check(String file, int cases, Function<JsonNode, Optional<String>> disagreement) {
        List<JsonNode> rows = new ArrayList<>();
        read(file).forEach(rows::add);
        check(file, rows, cases, disagreement);
    }

    /** The same for rows that were taken out of a file in another way. */
    public static void check(String file, List<JsonNode> rows, int cases, Function<JsonNode, Optional<String>> disagreement) {
        assertThat(rows).as("cases in %s", file).hasSize(cases);
        Map<JsonNode, String> deviating = deviations(file, rows);
        List<String> problems = new ArrayList<>();
        for (JsonNode row : rows) {
            Optional<String> instead = attempt(row, disagreement);
            boolean listed = deviating.containsKey(row);
            if (instead.isPresent() && !listed) {
                problems.add("deviates, but is not listed: " + row + " -> " + instead.get());
            } else if (instead.isEmpty() && listed) {
                problems.add("is listed as deviating, but agrees: " + row);
            }
        }
        deviating.keySet().stream().filter(row -> !rows.contains(row)).forEach(row -> problems.add("is listed, but is no row: " + row));
        assertThat(problems).as("%s: %d of %d rows are listed as deviating", file, deviating.size(), rows.size()).isEmpty();
    }

    private static Optional<String> attempt(JsonNode row, Function<JsonNode, Optional<String>> disagreement) {
        try {
            return disagreement.apply(row);
        } catch (RuntimeException e) {
            return Optional.of(e.toString());
        }
    }

    private static Map<JsonNode, String> deviations(String file, List<JsonNode> all) {
        Map<JsonNode, String> deviations = new HashMap<>();
        try (InputStream list = Vectors.class.getResourceAsStream("/conformance/deviations.json")) {
            for (JsonNode group : JSON.readTree(list)) {
                if (group.get("file").asText().equals(file)) {
                    String reason = group.get("reason").asText();
                    group.path("rows").forEach(row -> deviations.put(row, reason));
                    group.path("patterns").properties().forEach(pattern -> {
                        List<JsonNode> found = matching(all, pattern.getKey());
                        assertThat(found).as("rows of %s that hold %s", file, pattern.getKey()).hasSize(pattern.getValue().asInt());
                        found.forEach(row -> deviations.put(row, reason));
                    });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deviations;
    }

    private static List<JsonNode> matching(List<JsonNode> rows, String pattern) {
        Pattern regex = Pattern.compile(pattern);
        return rows.stream().filter(row -> regex.matcher(row.toString()).find()).toList();
    }

    private static Path folder() {
        return shared().resolve("conformance").resolve("vectors");
    }

    /** The folder of all that lies outside the repository. */
    public static Path shared() {
        String given = System.getProperty("postern.shared");
        if (given != null) {
            return Path.of(given);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared");
            if (Files.isDirectory(candidate.resolve("conformance").resolve("vectors"))) {
                return candidate;
            }
        }
        throw new IllegalStateException("no folder `shared/conformance/vectors` beside " + Path.of("").toAbsolutePath()
                + " or its parents; name the folder `shared` with -Dpostern.shared");
    }
}
