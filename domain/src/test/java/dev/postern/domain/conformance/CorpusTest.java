package dev.postern.domain.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.domain.environment.TargetEnvironment;
import dev.postern.domain.environment.TargetPlatform;
import dev.postern.domain.index.ExcludeNewer;
import dev.postern.domain.index.FirstSeenDates;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.ProjectFinder;
import dev.postern.domain.index.ReleaseAgeRules;
import dev.postern.domain.index.ReleaseGate;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.resolution.Demand;
import dev.postern.domain.resolution.FilePolicy;
import dev.postern.domain.resolution.PrereleasePolicy;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolutionMode;
import dev.postern.domain.resolution.ResolutionRequest;
import dev.postern.domain.resolution.Resolver;
import dev.postern.domain.resolution.VersionPolicy;
import dev.postern.domain.version.Version;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Real projects, resolved to what uv resolves them to. */
@Tag("conformance")
class CorpusTest {
    private static final Index INDEX = Index.at(URI.create("https://recorded.example/simple")).asDefault().build();

    @TestFactory
    Stream<DynamicTest> every_set_is_resolved_as_uv_does() throws IOException {
        Corpus corpus = new Corpus(Vectors.shared().resolve("corpus"));
        JsonNode answers = new ObjectMapper().readTree(corpus.folder().resolve("expected/index.json").toFile()).get("answers");
        List<DynamicTest> tests = new ArrayList<>();
        answers.properties().forEach(set -> set.getValue().properties().forEach(variant -> {
            if (!variant.getKey().equals("universal")) {
                tests.add(DynamicTest.dynamicTest(set.getKey() + " " + variant.getKey(),
                        () -> compare(corpus, set.getKey(), variant.getKey(), variant.getValue())));
            }
        }));
        assertThat(tests).hasSize(42);
        return tests.stream();
    }

    private static void compare(Corpus corpus, String set, String variant, JsonNode answer) throws IOException {
        List<String> options = new ArrayList<>();
        answer.get("options").forEach(option -> options.add(option.asText()));
        Resolution resolution =
                new Resolver(new ProjectFinder(corpus, IndexStrategy.FIRST_INDEX), corpus).resolve(request(corpus, set, options));
        List<String> expected = Files.readAllLines(corpus.folder().resolve("expected/" + set + "." + variant + ".txt"));
        if (answer.get("exit").asInt() != 0) {
            assertThat(resolution).isInstanceOf(Resolution.Unresolvable.class);
            return;
        }
        assertThat(resolution).as(() -> String.valueOf(resolution)).isInstanceOf(Resolution.Resolved.class);
        List<String> pins = ((Resolution.Resolved) resolution).packages().stream().map(Object::toString).toList();
        assertThat(pins).containsExactlyInAnyOrderElementsOf(expected.stream().filter(line -> !line.isBlank()).toList());
    }

    static ResolutionRequest request(Corpus corpus, String set, List<String> options) throws IOException {
        List<Demand.Asked> asked = new ArrayList<>();
        Path file = corpus.folder().resolve("sets/" + set + ".in");
        for (String line : Files.readAllLines(file)) {
            String text = line.replaceAll("(^|\\s)#.*", "").strip();
            if (!text.isEmpty()) {
                asked.add(new Demand.Asked(Requirement.parse(text),
                        new Origin.File(Origin.Role.REQUIREMENTS, set + ".in", asked.size() + 1, 1)));
            }
        }
        TargetEnvironment target = TargetEnvironment.Single.of(TargetPlatform.parse(option(options, "--python-platform").orElseThrow()),
                Version.parse(option(options, "--python-version").orElseThrow()));
        Optional<ExcludeNewer> cutoff = option(options, "--exclude-newer").map(text -> ExcludeNewer.parse(text, ZoneOffset.UTC));
        ReleaseGate gate = new ReleaseGate(new ReleaseAgeRules(cutoff, Map.of(), Map.of()), Instant.parse("2026-11-23T00:00:00Z"),
                FirstSeenDates.NONE);
        ResolutionMode mode = option(options, "--resolution").flatMap(ResolutionMode::parse).orElse(ResolutionMode.HIGHEST);
        FilePolicy files = options.contains("--no-build")
                ? new FilePolicy(FilePolicy.Exclusion.ALL, FilePolicy.Exclusion.of(Set.of())) : FilePolicy.USUAL;
        return new ResolutionRequest(Demand.of(asked), target, new VersionPolicy(mode, PrereleasePolicy.USUAL, gate, Map.of()), files,
                new ResolutionRequest.Places(IndexCatalog.of(List.of(INDEX)), Map.of()), true);
    }

    private static Optional<String> option(List<String> options, String name) {
        int at = options.indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(options.get(at + 1));
    }
}
