package dev.postern.domain.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The model of a range is the set of probes that it contains; the probes are dense enough to tell any two different ranges apart. */
class VersionRangeLawsTest {

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void operations_are_those_of_sets(@ForAll("ranges") VersionRange a, @ForAll("ranges") VersionRange b) {
        BitSet union = members(a);
        union.or(members(b));
        BitSet intersection = members(a);
        intersection.and(members(b));
        BitSet difference = members(a);
        difference.andNot(members(b));
        BitSet complement = members(a);
        complement.flip(0, Samples.PROBES.size());
        assertThat(members(a.union(b))).isEqualTo(union);
        assertThat(members(a.intersection(b))).isEqualTo(intersection);
        assertThat(members(a.difference(b))).isEqualTo(difference);
        assertThat(members(a.complement())).isEqualTo(complement);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void questions_are_those_of_sets(@ForAll("ranges") VersionRange a, @ForAll("ranges") VersionRange b) {
        BitSet missing = members(a);
        missing.andNot(members(b));
        assertThat(a.isSubsetOf(b)).isEqualTo(missing.isEmpty());
        assertThat(a.isDisjointFrom(b)).isEqualTo(!members(a).intersects(members(b)));
        assertThat(a.equals(b)).isEqualTo(members(a).equals(members(b)));
        assertThat(a.isEmpty()).isEqualTo(members(a).isEmpty());
        assertThat(a.isFull()).isEqualTo(members(a).cardinality() == Samples.PROBES.size());
        if (a.equals(b)) {
            assertThat(a).hasSameHashCodeAs(b);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_complement_is_an_involution_and_splits_everything(@ForAll("ranges") VersionRange a) {
        assertThat(a.complement().complement()).isEqualTo(a).hasSameHashCodeAs(a);
        assertThat(a.union(a.complement()).isFull()).isTrue();
        assertThat(a.intersection(a.complement()).isEmpty()).isTrue();
        assertThat(a.isDisjointFrom(a.complement())).isTrue();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void de_morgan(@ForAll("ranges") VersionRange a, @ForAll("ranges") VersionRange b) {
        assertThat(a.union(b).complement()).isEqualTo(a.complement().intersection(b.complement()));
        assertThat(a.intersection(b).complement()).isEqualTo(a.complement().union(b.complement()));
        assertThat(a.difference(b)).isEqualTo(a.intersection(b.complement()));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void union_and_intersection_form_a_lattice(@ForAll("ranges") VersionRange a, @ForAll("ranges") VersionRange b,
            @ForAll("ranges") VersionRange c) {
        assertThat(a.union(b)).isEqualTo(b.union(a));
        assertThat(a.intersection(b)).isEqualTo(b.intersection(a));
        assertThat(a.union(b).union(c)).isEqualTo(a.union(b.union(c)));
        assertThat(a.intersection(b).intersection(c)).isEqualTo(a.intersection(b.intersection(c)));
        assertThat(a.intersection(b.union(c))).isEqualTo(a.intersection(b).union(a.intersection(c)));
        assertThat(a.union(a.intersection(b))).isEqualTo(a);
        assertThat(a.isSubsetOf(b)).isEqualTo(a.union(b).equals(b)).isEqualTo(a.intersection(b).equals(a));
        assertThat(a.isDisjointFrom(b)).isEqualTo(a.isSubsetOf(b.complement()));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void intervals_are_ascending_apart_and_make_up_the_range(@ForAll("ranges") VersionRange a) {
        VersionRange sum = VersionRange.empty();
        VersionBound last = null;
        for (Interval interval : a.intervals()) {
            assertThat(interval.lower()).isLessThan(interval.upper());
            assertThat(last == null || last.compareTo(interval.lower()) < 0).isTrue();
            last = interval.upper();
            sum = sum.union(VersionRange.of(interval.lower(), interval.upper()));
        }
        assertThat(sum).isEqualTo(a);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void specifiers_admit_what_pep_440_says(@ForAll("specifiers") VersionSpecifier specifier) {
        VersionRange range = specifier.toRange();
        assertThat(Samples.PROBES).as(specifier.toString())
                .allMatch(candidate -> range.contains(candidate) == SpecifierOracle.admits(specifier, candidate));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_set_of_specifiers_admits_what_all_of_them_admit(@ForAll("specifierLists") List<VersionSpecifier> list,
            @ForAll("versions") Version candidate) {
        assertThat(VersionSpecifiers.of(list).contains(candidate))
                .isEqualTo(list.stream().allMatch(specifier -> specifier.contains(candidate)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_simplified_range_has_the_same_known_members_in_no_more_intervals(@ForAll("ranges") VersionRange a,
            @ForAll("versionLists") List<Version> some) {
        List<Version> known = some.stream().sorted().distinct().toList();
        VersionRange simple = a.simplify(known);
        assertThat(known).allMatch(version -> simple.contains(version) == a.contains(version));
        assertThat(simple.intervals().size()).isLessThanOrEqualTo(Math.max(1, a.intervals().size()));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void what_an_interval_prints_reads_back_as_the_same_where_it_is_a_specifier(@ForAll("specifiers") VersionSpecifier specifier) {
        VersionRange range = specifier.toRange();
        if (range.intervals().size() == 1 && specifier.operator() != Operator.ARBITRARY_EQUAL) {
            VersionRange again = VersionSpecifiers.parse(range.toString().replace("*", "").replaceAll("\\.$", ".*")).toRange();
            assertThat(again).as(range.toString()).isEqualTo(range);
        }
    }

    private static BitSet members(VersionRange range) {
        BitSet members = new BitSet(Samples.PROBES.size());
        for (int i = 0; i < Samples.PROBES.size(); i++) {
            members.set(i, range.contains(Samples.PROBES.get(i)));
        }
        return members;
    }

    @Provide
    Arbitrary<VersionRange> ranges() {
        return Samples.ranges();
    }

    @Provide
    Arbitrary<Version> versions() {
        return Samples.versions();
    }

    @Provide
    Arbitrary<List<Version>> versionLists() {
        return Samples.versions().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<VersionSpecifier> specifiers() {
        return Samples.specifiers();
    }

    @Provide
    Arbitrary<List<VersionSpecifier>> specifierLists() {
        return Samples.specifiers().list().ofMaxSize(4);
    }
}
