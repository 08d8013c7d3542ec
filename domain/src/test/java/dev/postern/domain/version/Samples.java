package dev.postern.domain.version;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Small worlds of versions in which everything lies close together, so that chance finds the edges. */
final class Samples {

    private static final List<String> EPOCHS = List.of("", "1!");
    private static final List<String> RELEASES = List.of("0", "1", "1.0.1", "2", "70000");
    private static final List<String> SPELLINGS = List.of("0", "0.0", "1", "1.0", "1.0.0.0.0", "1.0.1", "2", "70000", "70000.0");
    private static final List<String> PRES = List.of("", "a0", "a1", "rc1");
    private static final List<String> POSTS = List.of("", ".post0", ".post1");
    private static final List<String> DEVS = List.of("", ".dev0", ".dev1");
    private static final List<String> LOCALS = List.of("", "+a", "+1");

    /**
     * Every version of the small world and those next to it: between any two different cuts that a specifier of that world can make lies at least
     * one of these.
     */
    static final List<Version> PROBES = probes();

    private Samples() {}

    static Arbitrary<Version> versions() {
        return Combinators.combine(Arbitraries.of(EPOCHS), Arbitraries.of(SPELLINGS), Arbitraries.of(PRES), Arbitraries.of(POSTS),
                Arbitraries.of(DEVS), Arbitraries.of(LOCALS))
                .as((epoch, release, pre, post, dev, local) -> epoch + release + pre + post + dev + local)
                .map(Version::parse);
    }

    static Arbitrary<VersionSpecifier> specifiers() {
        return Combinators.combine(Arbitraries.of(Operator.values()), versions()).as(Samples::specifier);
    }

    static Arbitrary<VersionRange> ranges() {
        Arbitrary<VersionRange> set = specifiers().list().ofMaxSize(3).map(list -> VersionSpecifiers.of(list).toRange());
        Arbitrary<VersionRange> plain =
                versions().flatMap(version -> Arbitraries.of(VersionRange.above(version), VersionRange.atMost(version),
                        VersionRange.below(version), VersionRange.atLeast(version), VersionRange.singleton(version)));
        Arbitrary<VersionRange> simple = Arbitraries.oneOf(set, plain);
        return Arbitraries.oneOf(simple, Combinators.combine(simple, simple).as(VersionRange::union),
                Combinators.combine(simple, simple).as(VersionRange::difference));
    }

    /** Any operator with any version, after cutting off what it cannot take. */
    private static VersionSpecifier specifier(Operator operator, Version version) {
        return VersionSpecifier.of(operator, switch (operator) {
            case EQUAL, NOT_EQUAL, ARBITRARY_EQUAL -> version;
            case EQUAL_WILDCARD, NOT_EQUAL_WILDCARD -> Version.parse(version.epoch() + "!" + version.releaseOnly());
            case COMPATIBLE -> version.releaseLength() > 1 ? version.withoutLocal() : Version.parse(version.epoch() + "!1.0");
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> version.withoutLocal();
        });
    }

    private static List<Version> probes() {
        List<String> texts = new ArrayList<>();
        for (String epoch : List.of("", "1!", "2!")) {
            RELEASES.forEach(release -> addSuffixes(epoch + release, texts));
            // beyond the post-releases of each release, and at the upper ends of wildcards
            for (String between : List.of("0.0.0.0.0.1", "0.1", "0.1.1", "1.0.0.0.0.1", "1.0.0.0.1", "1.0.0.0.1.1", "1.0.0.1", "1.0.0.1.1",
                    "1.0.1.1", "1.0.2", "1.0.2.1", "1.1", "1.1.1", "2.1", "3",
                    "3.1", "70000.0.1",
                    "70000.1", "70000.1.1", "70001", "70001.1")) {
                texts.addAll(List.of(epoch + between + ".dev0", epoch + between));
            }
        }
        return texts.stream().map(Version::parse).sorted().distinct().toList();
    }

    private static void addSuffixes(String release, List<String> texts) {
        for (String pre : List.of("", "a0", "a1", "a2", "rc1", "rc2")) {
            for (String post : List.of("", ".post0", ".post1", ".post2")) {
                for (String dev : List.of("", ".dev0", ".dev1", ".dev2")) {
                    for (String local : List.of("", "+0a", "+a", "+a.0a", "+1", "+1.0a")) {
                        texts.add(release + pre + post + dev + local);
                    }
                }
            }
        }
    }
}
