package dev.postern.benchmarks;

import dev.postern.domain.requirement.Requirement;
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

/** Reading requirements as metadata hold them. The same markers come back all the time, as they do there. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RequirementBenchmark {

    private static final int LINES = 12;

    private final List<String> lines = List.of(
            "certifi",
            "urllib3<3,>=1.21.1",
            "charset_normalizer (<4,>=2)",
            "botocore<1.45.0,>=1.44.5",
            "typing-extensions>=4.0.0; python_version < \"3.12\"",
            "importlib-metadata (>=4.4) ; python_version < '3.10'",
            "PySocks!=1.5.7,>=1.5.6; extra == 'socks'",
            "pytest>=7.0; extra == \"test\"",
            "sphinx-rtd-theme; extra == \"docs\"",
            "colorama ; sys_platform == 'win32'",
            "uvloop>=0.15.1 ; sys_platform != 'win32' and implementation_name == 'cpython' and extra == 'standard'",
            "jaraco.packaging[docs]>=9.3; extra == \"docs\"");

    @Benchmark
    @OperationsPerInvocation(LINES)
    public void fromMetadata(Blackhole sink) {
        for (String line : lines) {
            sink.consume(Requirement.parseLenient(line));
        }
    }

    @Benchmark
    @OperationsPerInvocation(LINES)
    public void fromAPerson(Blackhole sink) {
        for (String line : lines) {
            sink.consume(Requirement.parse(line));
        }
    }
}
