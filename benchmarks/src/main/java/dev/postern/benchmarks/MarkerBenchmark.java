package dev.postern.benchmarks;

import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.environment.TargetPlatform;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.version.Version;
import java.util.List;
import java.util.Set;
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

/** Markers as metadata hold them: read anew, read again, evaluated (which must allocate nothing: {@code -prof gc}) and combined. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MarkerBenchmark {

    private static final int TEXTS = 6;

    private final List<String> texts = List.of(
            "python_version < \"3.8\"",
            "extra == 'test'",
            "sys_platform == 'win32'",
            "python_version >= '3.7' and python_version < '4.0'",
            "extra == 'test' and python_version < '3.11' and implementation_name != 'pypy'",
            "platform_machine == 'aarch64' or platform_machine == 'x86_64' or (platform_system == 'Darwin' and extra == 'gpu')");

    private final List<Marker> markers = texts.stream().map(Marker::parse).toList();
    private final MarkerEnvironment environment = TargetPlatform.parse("linux").markersOfCpython(Version.parse("3.12"));
    private final Set<ExtraName> none = Set.of();
    private final Set<ExtraName> test = Set.of(ExtraName.of("test"));
    private int round;

    @Benchmark
    @OperationsPerInvocation(2 * TEXTS)
    public int evaluate() {
        int holding = 0;
        for (Marker marker : markers) {
            holding += marker.evaluate(environment, none) ? 1 : 0;
            holding += marker.evaluate(environment, test) ? 1 : 0;
        }
        return holding;
    }

    @Benchmark
    @OperationsPerInvocation(TEXTS)
    public void parseAgain(Blackhole sink) {
        for (String text : texts) {
            sink.consume(Marker.parse(text));
        }
    }

    /** No text comes twice, as the name of the extra changes. */
    @Benchmark
    @OperationsPerInvocation(TEXTS)
    public void parseAnew(Blackhole sink) {
        String name = " or extra == 'e" + round++ + "'";
        for (String text : texts) {
            sink.consume(Marker.parse(text + name));
        }
    }

    @Benchmark
    @OperationsPerInvocation(TEXTS - 1)
    public void combine(Blackhole sink) {
        for (int i = 1; i < TEXTS; i++) {
            sink.consume(markers.get(i - 1).and(markers.get(i)));
        }
    }
}
