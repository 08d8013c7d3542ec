package dev.postern.benchmarks;

import dev.postern.domain.environment.Platform;
import dev.postern.domain.environment.TagMatch;
import dev.postern.domain.environment.TagSet;
import dev.postern.domain.environment.WheelTags;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Matching wheels against what an environment accepts: mostly wheels that do not fit, as on the page of a package with binaries. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TagSetBenchmark {

    private static final int WHEELS = 6;

    private final List<String> texts = List.of(
            "py3-none-any",
            "cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64",
            "cp312-cp312-macosx_11_0_arm64",
            "cp310-cp310-win_amd64",
            "cp39-abi3-manylinux_2_28_x86_64",
            "pp310-pypy310_pp73-macosx_10_15_x86_64");

    private final List<WheelTags> wheels = texts.stream().map(WheelTags::parse).toList();
    private final Platform platform = new Platform.Manylinux(2, 28, "x86_64");
    private final TagSet set = TagSet.cpython(3, 12, platform);

    @Benchmark
    @OperationsPerInvocation(WHEELS)
    public int match() {
        int fitting = 0;
        for (WheelTags wheel : wheels) {
            TagMatch match = set.compatibility(wheel);
            fitting += match.isCompatible() ? 1 : 0;
        }
        return fitting;
    }

    @Benchmark
    @OperationsPerInvocation(WHEELS)
    public void parse(Blackhole sink) {
        for (String text : texts) {
            sink.consume(WheelTags.parse(text));
        }
    }

    @Benchmark
    public TagSet build() {
        return TagSet.cpython(3, 12, platform);
    }
}
