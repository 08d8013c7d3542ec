package dev.postern.domain.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.environment.MarkerVariable;
import dev.postern.domain.environment.TargetPlatform;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The algebra of markers against truth tables: what each text means is worked out here anew, in every environment of a table. */
class MarkerLawsTest {

    record Situation(MarkerEnvironment environment, Set<ExtraName> extras) {}

    /** A text and what it means. */
    record Told(String text, BiPredicate<MarkerEnvironment, Set<ExtraName>> meaning) {
        Marker marker() {
            return Marker.parse(text);
        }

        boolean holds(Situation situation) {
            return meaning.test(situation.environment(), situation.extras());
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final List<Situation> TABLE = table();

    private static List<Situation> table() {
        List<Situation> table = new ArrayList<>();
        for (String platform : List.of("linux", "windows", "macos", "aarch64-linux-android")) {
            for (String python : List.of("2.7.18", "3.8.0", "3.8.10", "3.9.1", "3.10.0", "3.12.4")) {
                for (String implementation : List.of("cpython", "pypy")) {
                    MarkerEnvironment environment = TargetPlatform.parse(platform).markersOfCpython(Version.parse(python))
                            .with(MarkerVariable.IMPLEMENTATION_NAME, implementation);
                    table.add(new Situation(environment, Set.of()));
                    table.add(new Situation(environment, Set.of(ExtraName.of("a"))));
                    table.add(new Situation(environment, Set.of(ExtraName.of("a"), ExtraName.of("b"))));
                }
            }
        }
        return table;
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void a_marker_means_what_its_text_says(@ForAll("tellings") Told told) {
        for (Situation situation : TABLE) {
            assertThat(holds(told.marker(), situation)).as("%s in %s", told, situation).isEqualTo(told.holds(situation));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void and_or_and_not_are_those_of_truth_tables(@ForAll("tellings") Told left, @ForAll("tellings") Told right) {
        Marker and = left.marker().and(right.marker());
        Marker or = left.marker().or(right.marker());
        Marker not = left.marker().not();
        for (Situation situation : TABLE) {
            assertThat(holds(and, situation)).isEqualTo(left.holds(situation) && right.holds(situation));
            assertThat(holds(or, situation)).isEqualTo(left.holds(situation) || right.holds(situation));
            assertThat(holds(not, situation)).isEqualTo(!left.holds(situation));
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void around_an_environment_a_marker_has_one_value(@ForAll("tellings") Told told) {
        for (Situation here : TABLE) {
            Marker around = told.marker().around(here.environment(), here.extras());
            assertThat(around.evaluate(here.environment(), Set.of())).isTrue();
            for (Situation there : TABLE) {
                if (there.extras().equals(here.extras()) && around.evaluate(there.environment(), Set.of())) {
                    assertThat(holds(told.marker(), there)).isEqualTo(holds(told.marker(), here));
                }
            }
        }
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void what_is_printed_reads_back_as_the_same(@ForAll("tellings") Told told) {
        Marker marker = told.marker();
        Marker again = marker.isTrue() ? Marker.TRUE : Marker.parse(marker.toString());
        assertThat(again).isEqualTo(marker).hasSameHashCodeAs(marker);
        for (Situation situation : TABLE) {
            assertThat(holds(again, situation)).isEqualTo(told.holds(situation));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void equal_functions_are_equal_markers(@ForAll("tellings") Told a, @ForAll("tellings") Told b, @ForAll("tellings") Told c) {
        Marker x = a.marker();
        Marker y = b.marker();
        Marker z = c.marker();
        assertThat(x.and(y)).isEqualTo(y.and(x)).hasSameHashCodeAs(y.and(x));
        assertThat(x.or(y).or(z)).isEqualTo(x.or(y.or(z)));
        assertThat(x.and(y.or(z))).isEqualTo(x.and(y).or(x.and(z)));
        assertThat(x.and(y).not()).isEqualTo(x.not().or(y.not())).hasSameHashCodeAs(x.not().or(y.not()));
        assertThat(x.or(x.and(y))).isEqualTo(x);
        assertThat(x.not().not()).isEqualTo(x);
        assertThat(x.or(x.not())).isEqualTo(Marker.TRUE);
        assertThat(x.isDisjointFrom(x.not())).isTrue();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void disjoint_markers_meet_nowhere_and_a_marker_that_holds_somewhere_is_not_false(@ForAll("tellings") Told a,
            @ForAll("tellings") Told b) {
        boolean meet = TABLE.stream().anyMatch(situation -> a.holds(situation) && b.holds(situation));
        if (meet) {
            assertThat(a.marker().isDisjointFrom(b.marker())).isFalse();
        }
        if (a.marker().isTrue()) {
            assertThat(TABLE).allMatch(a::holds);
        }
        if (a.marker().isFalse()) {
            assertThat(TABLE).noneMatch(a::holds);
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void an_assumed_extra_no_longer_counts(@ForAll("tellings") Told told) {
        Marker without = told.marker().withoutAnyExtra();
        Marker assumed = told.marker().assumeExtra(ExtraName.of("a"), true).assumeExtra(ExtraName.of("b"), true);
        Marker some = told.marker().withoutExtras();
        assertThat(without.namesExtra()).isFalse();
        for (Situation situation : TABLE) {
            MarkerEnvironment environment = situation.environment();
            assertThat(holds(without, situation)).isEqualTo(told.meaning().test(environment, Set.of()));
            assertThat(holds(assumed, situation)).isEqualTo(told.meaning().test(environment, Set.of(ExtraName.of("a"), ExtraName.of("b"))));
            assertThat(!told.holds(situation) || holds(some, situation)).isTrue();
        }
    }

    private static boolean holds(Marker marker, Situation situation) {
        return marker.evaluate(situation.environment(), situation.extras());
    }

    @Provide
    Arbitrary<Told> tellings() {
        return tellings(3);
    }

    private static Arbitrary<Told> tellings(int depth) {
        if (depth == 0) {
            return comparisons();
        }
        Arbitrary<Told> parts = tellings(depth - 1);
        return Arbitraries.oneOf(comparisons(), Combinators.combine(parts, parts).as(MarkerLawsTest::both),
                Combinators.combine(parts, parts).as(MarkerLawsTest::either));
    }

    private static Told both(Told left, Told right) {
        return new Told("(" + left.text() + ") and (" + right.text() + ")",
                (environment, extras) -> left.meaning().test(environment, extras) && right.meaning().test(environment, extras));
    }

    private static Told either(Told left, Told right) {
        return new Told("(" + left.text() + ") or (" + right.text() + ")",
                (environment, extras) -> left.meaning().test(environment, extras) || right.meaning().test(environment, extras));
    }

    private static Arbitrary<Told> comparisons() {
        return Arbitraries.oneOf(pythons("python_version", 2), pythons("python_full_version", 3), texts(), parts(), extras());
    }

    /** Versions compared as lists of numbers. */
    private static Arbitrary<Told> pythons(String variable, int numbers) {
        Arbitrary<String> literals =
                Arbitraries.of(numbers == 2 ? List.of("2.7", "3", "3.8", "3.9", "3.12") : List.of("3.8", "3.8.10", "3.9.1", "3.10.0"));
        return Combinators.combine(Arbitraries.of("<", "<=", ">", ">=", "==", "!="), literals).as((operator, literal) -> new Told(
                variable + " " + operator + " '" + literal + "'", (environment, extras) -> {
                    int order = compare(environment.get(MarkerVariable.PYTHON_FULL_VERSION), literal, numbers);
                    return switch (operator) {
                        case "<" -> order < 0;
                        case "<=" -> order <= 0;
                        case ">" -> order > 0;
                        case ">=" -> order >= 0;
                        case "==" -> order == 0;
                        default -> order != 0;
                    };
                }));
    }

    private static int compare(String full, String literal, int numbers) {
        String[] left = full.split("\\.", -1);
        String[] right = literal.split("\\.", -1);
        for (int i = 0; i < numbers; i++) {
            int order = Integer.compare(Integer.parseInt(left[i]), i < right.length ? Integer.parseInt(right[i]) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static Arbitrary<Told> texts() {
        Arbitrary<List<String>> pairs = Arbitraries.of(List.of("sys_platform", "linux"), List.of("sys_platform", "win32"),
                List.of("os_name", "nt"), List.of("os_name", "posix"), List.of("platform_system", "Linux"),
                List.of("platform_system", "Windows"), List.of("platform_system", "FreeBSD"), List.of("platform_machine", "arm64"),
                List.of("implementation_name", "pypy"));
        return Combinators.combine(pairs, Arbitraries.of("==", "!=")).as((pair, operator) -> new Told(
                pair.getFirst() + " " + operator + " '" + pair.getLast() + "'",
                (environment, extras) -> value(environment, pair.getFirst()).equals(pair.getLast()) == operator.equals("==")));
    }

    private static Arbitrary<Told> parts() {
        return Arbitraries.of("in", "not in").flatMap(operator -> Arbitraries.of(
                new Told("'nu' " + operator + " sys_platform",
                        (environment, extras) -> value(environment, "sys_platform").contains("nu") == operator.equals("in")),
                new Told("platform_machine " + operator + " 'x86_64 arm64'",
                        (environment,
                                extras) -> "x86_64 arm64".contains(value(environment, "platform_machine")) == operator.equals("in"))));
    }

    private static Arbitrary<Told> extras() {
        return Combinators.combine(Arbitraries.of("a", "b", "c"), Arbitraries.of("==", "!=")).as((name, operator) -> new Told(
                "extra " + operator + " '" + name + "'",
                (environment, extras) -> extras.contains(ExtraName.of(name)) == operator.equals("==")));
    }

    private static String value(MarkerEnvironment environment, String variable) {
        return environment.get(MarkerVariable.named(variable).orElseThrow());
    }
}
