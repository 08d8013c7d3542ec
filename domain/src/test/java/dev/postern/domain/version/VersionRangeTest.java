package dev.postern.domain.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.version.VersionBound.Edge;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''|*", "==1.0|==1.0", "==1.0+x|==1.0+x", "===1.0|==1.0", "!=1.0|'<1.0 | >1.0'", "==1.*|==1.*",
        "==1.2.*|==1.2.*", "==0.*|==0.*", "==2!1.*|==2!1.*", "!=1.*|'<1.dev0 | >=2.dev0'", "~=1.4|>=1.4,<2.dev0",
        "~=1.4.2|>=1.4.2,<1.5.dev0", "<2|<2", "<2a1|<2a1", "<=1.0|<=1.0", ">1.0|>1.0", ">1.0.dev1|>=1.0.dev2", "<1.0.post1|<1.0.post1.dev0",
        ">1.0.post1|>1.0.post1", "'>1,<=3.0'|>1,<=3.0", "'>=1.0,<=1.0'|==1.0", "'>=1.0.dev0,<1.0.1.dev0'|>=1.0.dev0,<1.0.1.dev0",
        "'>=1.0,!=1.5,<2'|'>=1.0,<1.5 | >1.5,<2'", "'>2,<1'|none", ">=0.dev0|>=0.dev0"})
    void a_range_prints_as_a_person_would_write_it(String specifiers, String printed) {
        assertThat(range(specifiers)).hasToString(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"<=1.0|<1.0.post0.dev0", "<=1.0.post1|<1.0.post2.dev0", "<=1.0.dev1|<1.0.dev2",
        "<=1.0a1|<1.0a1.post0.dev0",
        "<1.0|<1.0.dev0", ">1.0a1|>=1.0a2.dev0", ">1.0.post1|>=1.0.post2.dev0", "==1.*|'>=1.dev0,<2.dev0'", "==1.0|'>=1.0,<=1.0.0'",
        ">=0.dev0|''", "!=0.dev0|>=0.dev1", ">=0a0|>=0a0", ">1.0.post1.dev3|>=1.0.post1.dev4"})
    void ranges_with_the_same_members_are_equal(String left, String right) {
        assertThat(range(left)).isEqualTo(range(right)).hasSameHashCodeAs(range(right));
        assertThat(range(left).isSubsetOf(range(right))).isTrue();
        assertThat(range(left).isDisjointFrom(range(right).complement())).isTrue();
        assertThat(range(left).isFull()).isEqualTo(right.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<0.dev0", ">2,<1", ">=1,<1", ">1.0,<1.0.post0", ">1.0a1,<1.0a2.dev0", "==1.0,!=1.0", ">=1.0.dev0,<1.0",
        ">1.0.post0,<1.0.post1", "==1.0+x,!=1.0", "<0.0.dev0", "!=0.dev0,<0.dev1", "==1!1,==1"})
    void what_no_version_satisfies_is_empty(String specifiers) {
        assertThat(range(specifiers).isEmpty()).isTrue();
        assertThat(range(specifiers)).isEqualTo(VersionRange.empty());
        assertThat(range(specifiers).complement()).isEqualTo(VersionRange.full());
    }

    @Test
    void ranges_that_touch_become_one() {
        assertThat(range("<=1.0").union(range(">=1.0.post0.dev0"))).isEqualTo(VersionRange.full());
        assertThat(range("==1.*").union(range("==2.*")).intervals()).hasSize(1);
        assertThat(range("<1.0").union(range("==1.0.dev0")).intervals()).hasSize(1);
        assertThat(range("===1.0").union(range(">1.0")).intervals()).hasSize(2);
    }

    @Test
    void the_set_operations_agree_on_an_example() {
        VersionRange low = range(">=1,<3");
        VersionRange high = range(">=2,<4");
        assertThat(low.intersection(high)).hasToString(">=2,<3");
        assertThat(low.union(high)).hasToString(">=1,<4");
        assertThat(low.difference(high)).hasToString(">=1,<2");
        assertThat(low.complement()).hasToString("<1 | >=3");
        assertThat(low.isSubsetOf(range(">=1"))).isTrue();
        assertThat(low.isSubsetOf(high)).isFalse();
        assertThat(low.isDisjointFrom(high)).isFalse();
        assertThat(low.isDisjointFrom(range(">=3"))).isTrue();
    }

    @Test
    void full_and_empty_are_the_neutral_ends() {
        VersionRange some = range(">=1,<3");
        assertThat(some.union(VersionRange.empty())).isEqualTo(some);
        assertThat(VersionRange.empty().union(some)).isEqualTo(some);
        assertThat(some.union(VersionRange.full()).isFull()).isTrue();
        assertThat(some.intersection(VersionRange.full())).isEqualTo(some);
        assertThat(VersionRange.full().intersection(some)).isEqualTo(some);
        assertThat(some.intersection(VersionRange.empty()).isEmpty()).isTrue();
        assertThat(some.difference(VersionRange.empty())).isEqualTo(some);
        assertThat(VersionRange.empty().isSubsetOf(some)).isTrue();
        assertThat(VersionRange.empty().isDisjointFrom(some)).isTrue();
        assertThat(VersionRange.full().complement().isEmpty()).isTrue();
        assertThat(VersionRange.empty().contains(version("1"))).isFalse();
        assertThat(VersionRange.full().contains(version("0.dev0"))).isTrue();
    }

    @Test
    void plain_bounds_know_no_special_rules() {
        Version one = version("1.0");
        assertThat(VersionRange.above(one).contains(version("1.0+x"))).isTrue();
        assertThat(VersionRange.above(one).contains(one)).isFalse();
        assertThat(VersionRange.atMost(one).contains(one)).isTrue();
        assertThat(VersionRange.atMost(one).contains(version("1.0+x"))).isFalse();
        assertThat(VersionRange.below(one).contains(version("1.0a1"))).isTrue();
        assertThat(VersionRange.between(one, version("2")).contains(version("2.dev0"))).isTrue();
        assertThat(VersionRange.between(version("2"), one).isEmpty()).isTrue();
        assertThat(VersionRange.atLeast(one).complement()).isEqualTo(VersionRange.below(one));
        assertThat(VersionRange.above(one).complement()).isEqualTo(VersionRange.atMost(one));
        assertThat(VersionRange.singleton(one)).isEqualTo(VersionRange.atLeast(one).intersection(VersionRange.atMost(one)));
    }

    @Test
    void only_a_single_version_is_a_singleton() {
        assertThat(range("==1.0").asSingleton()).contains(version("1.0"));
        assertThat(range("===1.0").asSingleton()).contains(version("1.0"));
        assertThat(range("==1.0+x").asSingleton()).contains(version("1.0+x"));
        for (String text : List.of("", ">=1", "<=1", "==1.*", ">2,<1", "!=1", ">=1,<=1.1", "<1.0.post0,>=1.0.dev1")) {
            assertThat(range(text).asSingleton()).as(text).isEmpty();
        }
    }

    @Test
    void bounds_tell_how_they_were_written() {
        Interval interval = range(">1.0,<2.0").intervals().getFirst();
        assertThat(interval.lower().edge()).isEqualTo(Edge.ABOVE_POSTS);
        assertThat(interval.lower().version()).hasToString("1.0");
        assertThat(interval.upper().edge()).isEqualTo(Edge.BELOW_PRERELEASES);
        assertThat(interval.upper().version()).hasToString("2.0");
        assertThat(interval.lower()).hasToString("above 1.0 and its post-releases");
        assertThat(interval.upper()).hasToString("below 2.0 and its pre-releases");
        assertThat(range("==1").intervals().getFirst().upper()).hasToString("above 1 and its local versions");
        Interval plain = range("===1").intervals().getFirst();
        assertThat(List.of(plain.lower(), plain.upper())).hasToString("[below 1, above 1]");
        Interval all = range("").intervals().getFirst();
        assertThat(List.of(all.lower(), all.upper())).hasToString("[below all, above all]").allMatch(VersionBound::isUnbounded);
        assertThat(plain.lower()).isNotEqualTo(plain.upper()).isEqualTo(range(">=1.0").intervals().getFirst().lower());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"!=1.5|1 2 3|*", "'>=1,!=1.5,<3'|1 2 3|<3", "'>=2,!=2.5,<9'|1 2 3|>=2",
        "'>=2,!=2.5,<2.9'|1 2 2.5 2.7 3|'>=2,<2.5 | >2.5,<2.9'",
        "==2|1 2 3|==2", ">=7,<8|1 2 3|>=7,<8", "'>1,<3'|1 2 3|>1,<3", "!=2|1 2 3|'<2 | >2'", "!=2|2|'<2 | >2'", "''|1 2|*",
        "'>2,<1'|1|none",
        "'!=1,!=2,!=3,!=4'|5 6|*"})
    void a_range_is_simplified_for_the_versions_that_exist(String specifiers, String known, String simple) {
        List<Version> versions = Stream.of(known.split(" ")).map(Version::parse).toList();
        VersionRange simplified = range(specifiers).simplify(versions);
        assertThat(simplified).hasToString(simple);
        assertThat(versions).allMatch(version -> simplified.contains(version) == range(specifiers).contains(version));
    }

    private static VersionRange range(String specifiers) {
        return VersionSpecifiers.parse(specifiers).toRange();
    }

    private static Version version(String text) {
        return Version.parse(text);
    }
}
