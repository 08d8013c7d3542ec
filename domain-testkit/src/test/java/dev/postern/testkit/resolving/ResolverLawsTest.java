package dev.postern.testkit.resolving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.NamePattern;
import dev.postern.domain.resolution.PackageSource;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolvedPackage;
import dev.postern.testkit.InMemoryIndexes;
import dev.postern.testkit.PackageUniverse;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What holds for every question to the resolver, over small random worlds. */
class ResolverLawsTest {

    private static final int TRIES = 600;

    @Test
    void the_worlds_hold_questions_of_both_kinds() {
        long answered = LongStream.range(0, TRIES).filter(seed -> resolve(world(seed)) instanceof Resolution.Resolved).count();
        assertThat(answered).isBetween(TRIES / 5L, TRIES * 4L / 5);
    }

    @Property(tries = TRIES)
    void the_order_of_requirements_and_of_pages_does_not_decide_whether_there_is_an_answer(@ForAll long seed, @ForAll long other) {
        RandomWorld world = world(seed);
        assertThat(resolve(world.shuffled(new Random(other)))).hasSameClassAs(resolve(world));
    }

    @Property(tries = TRIES)
    void a_stranger_changes_nothing_else(@ForAll long seed, @ForAll boolean asked) {
        RandomWorld world = world(seed);
        RandomWorld wider = world.with(new RandomWorld.Release(PackageUniverse.DEFAULT, "stranger", "1", List.of(), List.of()));
        Resolution before = resolve(world);
        Resolution after = resolve(asked ? wider.asking("stranger") : wider);
        assertThat(after).hasSameClassAs(before);
        if (before instanceof Resolution.Resolved resolved) {
            assertThat(texts(after)).filteredOn(text -> !text.startsWith("stranger")).isEqualTo(texts(resolved));
        }
    }

    @Property(tries = TRIES)
    void an_answer_that_is_preferred_stays_though_newer_versions_came(@ForAll long seed) {
        RandomWorld world = world(seed);
        if (resolve(world) instanceof Resolution.Resolved resolved) {
            RandomWorld later = world;
            for (String index : RandomWorld.INDEXES) {
                for (String name : RandomWorld.NAMES) {
                    later = world.lists(index, name) ? later.with(new RandomWorld.Release(index, name, "9", List.of(), List.of())) : later;
                }
            }
            for (RandomWorld now : List.of(world, later)) {
                Question question = now.question();
                resolved.packages().forEach(chosen -> question.preferring(chosen.name().text(), chosen.version().toString()));
                assertThat(texts(question.resolve())).isEqualTo(texts(resolved));
            }
        }
    }

    @Property(tries = TRIES)
    void under_first_index_everything_comes_from_the_first_that_lists_the_name(@ForAll long seed) {
        RandomWorld world = world(seed).under(IndexStrategy.FIRST_INDEX);
        if (resolve(world) instanceof Resolution.Resolved resolved) {
            assertThat(resolved.packages()).allSatisfy(chosen -> assertThat(RandomWorld.INDEXES.stream()
                    .filter(index -> world.lists(index, chosen.name().text())).findFirst()).contains(index(chosen)));
        }
    }

    @Property(tries = TRIES)
    void a_claimed_name_comes_from_its_owner_and_nobody_else_hears_of_it(@ForAll long seed, @ForAll long owner) {
        RandomWorld world = world(seed);
        Set<String> claimed = Set.of("a", "b");
        String claiming = RandomWorld.INDEXES.get(Math.floorMod(owner, RandomWorld.INDEXES.size()));
        PackageUniverse universe = world.universe();
        universe.index(claiming).configured(index -> index.claims(NamePattern.parseAll(List.copyOf(claimed))));
        InMemoryIndexes served = universe.served();
        if (world.question(universe).resolve(served) instanceof Resolution.Resolved resolved) {
            assertThat(resolved.packages()).filteredOn(chosen -> claimed.contains(chosen.name().text()))
                    .allSatisfy(chosen -> assertThat(index(chosen)).isEqualTo(claiming));
        }
        Set<String> others = served.requests().stream().filter(request -> !request.index().equals(claiming))
                .map(InMemoryIndexes.Request::subject).collect(Collectors.toSet());
        assertThat(others).doesNotContainAnyElementsOf(claimed);
    }

    private static RandomWorld world(long seed) {
        return RandomWorld.of(new Random(seed));
    }

    private static Resolution resolve(RandomWorld world) {
        return world.question().resolve();
    }

    /** Name, extras, version and index of each package. */
    private static List<String> texts(Resolution resolution) {
        assertThat(resolution).isInstanceOf(Resolution.Resolved.class);
        return ((Resolution.Resolved) resolution).packages().stream().map(chosen -> chosen + " from " + index(chosen)).toList();
    }

    private static String index(ResolvedPackage chosen) {
        return ((PackageSource.Listed) chosen.source()).index().displayName();
    }
}
