package dev.postern.testkit.resolving;

import dev.postern.domain.index.IndexStrategy;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.UniverseRelease;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A few packages on a few indexes that list some of them, with needs, extras and markers; and what is asked for. Small enough that about half of
 * the questions have an answer. As a list of releases, so that variations of it can be made.
 */
record RandomWorld(List<Release> releases, List<String> asked, IndexStrategy strategy) {

    static final List<String> INDEXES = List.of("first", "second", PackageUniverse.DEFAULT);
    static final List<String> NAMES = List.of("a", "b", "c", "d", "e");
    private static final List<String> VERSIONS = List.of("1", "2", "3");
    private static final List<String> RANGES = List.of("", "", ">=2", "<3", "==1", "!=2", "==3");
    private static final List<String> MARKERS =
            List.of("", "", "", " ; sys_platform == 'linux'", " ; python_version < '3.9'", " ; python_version >= '3.12'");

    /**
     * One version on one index.
     *
     * @param wanted what its extra {@code x} needs
     */
    record Release(String index, String name, String version, List<String> needs, List<String> wanted) {

        Release shuffled(Random random) {
            return new Release(index, name, version, RandomWorld.shuffled(needs, random), RandomWorld.shuffled(wanted, random));
        }
    }

    static RandomWorld of(Random random) {
        List<Release> releases = new ArrayList<>();
        for (String index : INDEXES) {
            for (String name : NAMES) {
                boolean listed = random.nextInt(5) < 3;
                for (String version : VERSIONS) {
                    if (listed && random.nextInt(4) > 0) {
                        releases.add(new Release(index, name, version, needs(random, 2), needs(random, 1)));
                    }
                }
            }
        }
        List<String> asked = needs(random, 3);
        asked.add(need(random));
        return new RandomWorld(releases, asked, IndexStrategy.values()[random.nextInt(IndexStrategy.values().length)]);
    }

    private static List<String> needs(Random random, int most) {
        List<String> needs = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            needs.add(need(random));
        }
        return needs;
    }

    private static String need(Random random) {
        return one(NAMES, random) + (random.nextInt(4) == 0 ? "[x]" : "") + one(RANGES, random) + one(MARKERS, random);
    }

    private static String one(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    /** The same world, asked for and described in another order; the order of indexes stays, since it means something. */
    RandomWorld shuffled(Random random) {
        return new RandomWorld(shuffled(releases.stream().map(release -> release.shuffled(random)).toList(), random),
                shuffled(asked, random), strategy);
    }

    RandomWorld with(Release release) {
        List<Release> more = new ArrayList<>(releases);
        more.add(release);
        return new RandomWorld(more, asked, strategy);
    }

    RandomWorld asking(String requirement) {
        List<String> more = new ArrayList<>(asked);
        more.add(requirement);
        return new RandomWorld(releases, more, strategy);
    }

    RandomWorld under(IndexStrategy other) {
        return new RandomWorld(releases, asked, other);
    }

    /** Whether that index has a page of this name. */
    boolean lists(String index, String name) {
        return releases.stream().anyMatch(release -> release.index().equals(index) && release.name().equals(name));
    }

    PackageUniverse universe() {
        PackageUniverse universe = new PackageUniverse();
        INDEXES.forEach(universe::index);
        for (Release release : releases) {
            UniverseRelease described = universe.index(release.index()).with(release.name(), release.version())
                    .needs(release.needs().toArray(String[]::new));
            described.extra("x", release.wanted().toArray(String[]::new));
        }
        return universe;
    }

    Question question(PackageUniverse universe) {
        return Question.in(universe).requires(asked.toArray(String[]::new)).strategy(strategy);
    }

    Question question() {
        return question(universe());
    }
}
