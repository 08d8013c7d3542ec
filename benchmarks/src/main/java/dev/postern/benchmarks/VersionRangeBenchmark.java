package dev.postern.benchmarks;

import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import dev.postern.domain.version.VersionSpecifiers;
import java.util.ArrayList;
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

/** Set operations on ranges as a solver meets them: two intervals, and a range from which fifty versions were taken one by one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class VersionRangeBenchmark {

    private static final int HOLES = 50;

    private final VersionRange low = VersionSpecifiers.parse(">=1.0,<3.0").toRange();
    private final VersionRange high = VersionSpecifiers.parse(">=2.0,<4.0").toRange();
    private final VersionRange within = VersionSpecifiers.parse("==2.5").toRange();
    private final List<Version> known = new ArrayList<>();
    private final VersionRange holed = holed();

    private VersionRange holed() {
        VersionRange range = low;
        for (int i = 0; i < HOLES; i++) {
            Version version = Version.parse("2." + i);
            known.add(version);
            range = range.difference(VersionRange.singleton(version));
        }
        return range;
    }

    @Benchmark
    public VersionRange intersectIntervals() {
        return low.intersection(high);
    }

    @Benchmark
    public VersionRange intersectHoled() {
        return holed.intersection(high);
    }

    @Benchmark
    public VersionRange complementHoled() {
        return holed.complement();
    }

    @Benchmark
    public boolean subsetOfInterval() {
        return within.isSubsetOf(low);
    }

    @Benchmark
    public boolean subsetOfHoled() {
        return within.isSubsetOf(holed);
    }

    @Benchmark
    public boolean disjointIntervals() {
        return low.isDisjointFrom(high);
    }

    @Benchmark
    @OperationsPerInvocation(HOLES)
    public int containsInHoled() {
        int count = 0;
        for (Version version : known) {
            count += holed.contains(version) ? 1 : 0;
        }
        return count;
    }
}
