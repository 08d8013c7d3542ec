package dev.postern.benchmarks;

import dev.postern.domain.environment.TargetEnvironment;
import dev.postern.domain.environment.TargetPlatform;
import dev.postern.domain.index.FirstSeenDates;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.ProjectFinder;
import dev.postern.domain.index.ReleaseAgeRules;
import dev.postern.domain.index.ReleaseGate;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.resolution.Demand;
import dev.postern.domain.resolution.FilePolicy;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolutionRequest;
import dev.postern.domain.resolution.Resolver;
import dev.postern.domain.resolution.VersionPolicy;
import dev.postern.domain.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole resolution in a running process: from requirements to pins, with pages and metadata in memory as a warm cache has them. Beside it
 * stands the whole process of uv with a warm cache, as {@code benchmarks/run compile} measures it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(1)
public class ResolutionBenchmark {

    @Param({"jupyter", "backtrack"}) private String set = "";

    /** The folder of the recorded index, relative to where the benchmark is started. */
    @Param("../shared/corpus") private String corpus = "";

    private RecordedIndex index = new RecordedIndex();
    private List<String> lines = List.of();

    /** Reads the recorded index, and says so plainly where there is none. */
    @Setup
    public void read() throws IOException {
        Path folder = Path.of(corpus);
        for (String problem : RecordedIndex.problems(folder)) {
            throw new IOException(problem);
        }
        index = RecordedIndex.read(folder);
        lines = Files.readAllLines(folder.resolve("sets").resolve(set + ".in"));
    }

    @Benchmark
    public Resolution.Resolved resolution() {
        List<Demand.Asked> asked = new ArrayList<>();
        for (String line : lines) {
            int comment = line.indexOf('#');
            String text = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!text.isEmpty()) {
                asked.add(new Demand.Asked(Requirement.parse(text),
                        new Origin.File(Origin.Role.REQUIREMENTS, set + ".in", asked.size() + 1, 1)));
            }
        }
        TargetEnvironment target = TargetEnvironment.Single.of(TargetPlatform.parse("x86_64-manylinux_2_28"), Version.parse("3.12"));
        ReleaseGate gate = new ReleaseGate(new ReleaseAgeRules(Optional.empty(), Map.of(), Map.of()), Instant.parse("2026-11-23T00:00:00Z"),
                FirstSeenDates.NONE);
        ResolutionRequest request = new ResolutionRequest(Demand.of(asked), target, VersionPolicy.usual(gate), FilePolicy.USUAL,
                new ResolutionRequest.Places(IndexCatalog.of(List.of(RecordedIndex.INDEX)), Map.of()), true);
        Resolution answer = new Resolver(new ProjectFinder(index, IndexStrategy.FIRST_INDEX), index).resolve(request);
        if (answer instanceof Resolution.Resolved resolved) {
            return resolved;
        }
        throw new IllegalStateException("`" + set + "` has no answer: " + answer);
    }
}
