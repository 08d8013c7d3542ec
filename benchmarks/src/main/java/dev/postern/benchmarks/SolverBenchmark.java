package dev.postern.benchmarks;

import dev.postern.domain.solver.Choice;
import dev.postern.domain.solver.DecisionOrder;
import dev.postern.domain.solver.Dependency;
import dev.postern.domain.solver.Expansion;
import dev.postern.domain.solver.Solver;
import dev.postern.domain.solver.Step;
import dev.postern.domain.solver.Universe;
import dev.postern.domain.solver.Urgency;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
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
 * The search alone, without names, pages and metadata. Package {@code p} needs the packages {@code 2p+1} and {@code 2p+2}, as a tree; each
 * newest version asks for a version of its child that some far package, which is met much later, does not let in. So the search is led astray
 * again and again, and must learn why.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SolverBenchmark {

    @Param("1000") private int packages;
    @Param("50") private int versions;

    /** Of so many packages one stands in another's way; 0 for no conflict. */
    @Param({"0", "10", "5"}) private int oneIn;

    private final List<Version> known = new ArrayList<>();

    /** Versions 1 to the newest. */
    @Setup
    public void number() {
        for (int version = 1; version <= versions; version++) {
            known.add(Version.parse(String.valueOf(version)));
        }
    }

    @Benchmark
    public Step.Solved solve() {
        Step step = new Solver(0, known.getFirst()).solve(new Tree());
        if (step instanceof Step.Solved solved) {
            return solved;
        }
        throw new IllegalStateException("there is an answer, and it was not found");
    }

    private final class Tree implements Universe {

        @Override
        public Choice choose(int pkg, VersionRange allowed) {
            int place = allowed.memberBackFrom(known, versions - 1);
            return place < 0 ? new Choice.Nothing(Optional.empty()) : new Choice.Take(known.get(place));
        }

        @Override
        public Expansion expand(int pkg, Version version, DecisionOrder order) {
            List<Dependency> needs = new ArrayList<>();
            int place = known.indexOf(version);
            for (int child = 2 * pkg + 1; child <= 2 * pkg + 2 && child < packages; child++) {
                needs.add(need(child, place > versions / 2 ? VersionRange.atLeast(known.get(place / 2)) : VersionRange.full(), order));
            }
            if (oneIn > 0 && pkg > 0 && pkg % oneIn == 0) {
                int rival = pkg / 2 + 1 + pkg % 7;
                needs.add(need(rival, VersionRange.below(known.get(Math.max(1, Math.min(place, versions - 1)))), order));
            }
            return new Expansion.Needs(VersionRange.singleton(version), needs);
        }

        private static Dependency need(int pkg, VersionRange range, DecisionOrder order) {
            order.meet(pkg, pkg, Urgency.UNSPECIFIED);
            return new Dependency(pkg, range);
        }
    }
}
