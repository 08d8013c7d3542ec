package dev.postern.benchmarks;

import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionSpecifiers;
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

/** Reading and comparing versions: those that fit one number, and those that are compared part by part. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class VersionBenchmark {

    private static final int TEXTS = 16;
    private static final int PAIRS = TEXTS * TEXTS;

    private final String[] commonTexts =
            {"1.26.4", "2.0.0", "2024.10.26", "0.9", "1.34.162", "3.1.4", "69.5.1", "1.0rc1", "2.31.0", "6.0.1",
                "1.0.0b2", "4.12.2", "0.21.0", "1.10.12", "23.1.0", "2.9.0.post0"};
    private final String[] rareTexts = {"2.9.0.20241003", "1!2.0", "1.0+cpu", "2.1.0+cu118", "1.0a1.dev2", "0.0.20240101", "1.0.post1.dev3",
        "2.4.0.dev20240610+cpu", "20240101.1", "1!3.1.4", "2.1.0+cu121", "9.2.0.20241111", "1.0b1.post2", "70000.1", "1.2.3.4.5",
        "0.1+git.abcdef"};
    private final String[] specifierTexts = {">=1.21,<2.0", ">=3.8", "~=4.12.2", "==2.31.0", ">=1.26,!=1.26.5,<3", "<2,>=1.21.1",
        ">=0.9.0,<1.0.0.dev0", "==1.*", "!=1.5.7,>=1.3.9,<4.0.0", ">2.0", ">=2.7,!=3.0.*,!=3.1.*,!=3.2.*", "", "<=1.0", ">=1.0rc1",
        "===1.0", "~=1.4"};
    private final Version[] common = parse(commonTexts);
    private final Version[] rare = parse(rareTexts);

    private static Version[] parse(String[] texts) {
        Version[] versions = new Version[texts.length];
        for (int i = 0; i < texts.length; i++) {
            versions[i] = Version.parse(texts[i]);
        }
        return versions;
    }

    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public int compareCommon() {
        return compareAll(common, common);
    }

    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public int compareRare() {
        return compareAll(rare, rare);
    }

    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public int compareMixed() {
        return compareAll(common, rare);
    }

    private static int compareAll(Version[] left, Version[] right) {
        int sum = 0;
        for (Version a : left) {
            for (Version b : right) {
                sum += a.compareTo(b);
            }
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(TEXTS)
    public void parseCommon(Blackhole sink) {
        for (String text : commonTexts) {
            sink.consume(Version.parse(text));
        }
    }

    @Benchmark
    @OperationsPerInvocation(TEXTS)
    public void parseRare(Blackhole sink) {
        for (String text : rareTexts) {
            sink.consume(Version.parse(text));
        }
    }

    @Benchmark
    @OperationsPerInvocation(TEXTS)
    public void parseSpecifiers(Blackhole sink) {
        for (String text : specifierTexts) {
            sink.consume(VersionSpecifiers.parse(text));
        }
    }

    @Benchmark
    @OperationsPerInvocation(TEXTS)
    public void parseSpecifiersToRange(Blackhole sink) {
        for (String text : specifierTexts) {
            sink.consume(VersionSpecifiers.parse(text).toRange());
        }
    }
}
