package dev.postern.domain.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VersionLawsTest {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void the_order_is_antisymmetric_and_agrees_with_equality(@ForAll("versions") Version a, @ForAll("versions") Version b) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        assertThat(a.equals(b)).isEqualTo(a.compareTo(b) == 0);
        if (a.equals(b)) {
            assertThat(a).hasSameHashCodeAs(b);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void the_order_is_transitive(@ForAll("versions") Version a, @ForAll("versions") Version b, @ForAll("versions") Version c) {
        List<Version> sorted = List.of(a, b, c).stream().sorted().toList();
        assertThat(sorted.get(0)).isLessThanOrEqualTo(sorted.get(1));
        assertThat(sorted.get(1)).isLessThanOrEqualTo(sorted.get(2));
        assertThat(sorted.get(0)).isLessThanOrEqualTo(sorted.get(2));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void packed_and_unpacked_order_agree(@ForAll("versions") Version a, @ForAll("versions") Version b) {
        assertThat(Integer.signum(VersionOrder.compare(a, b))).isEqualTo(Integer.signum(a.compareTo(b)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void what_is_printed_reads_back_as_the_same(@ForAll("versions") Version version) {
        Version again = Version.parse(version.toString());
        assertThat(again).isEqualTo(version).hasToString(version.toString());
        assertThat(again.release()).isEqualTo(version.release());
        assertThat(Version.of(version.parts())).isEqualTo(version).hasToString(version.toString());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_version_lies_among_its_relatives(@ForAll("versions") Version version) {
        assertThat(version.withoutLocal()).isLessThanOrEqualTo(version);
        assertThat(LeastAbove.locals(version)).isGreaterThan(version);
        assertThat(LeastAbove.posts(version)).isGreaterThan(version);
        assertThat(LeastAbove.firstDev(version)).isLessThanOrEqualTo(version);
        assertThat(LeastAbove.release(version, version.releaseLength())).isGreaterThan(version);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void any_text_is_read_or_rejected_with_a_position_inside_it(@ForAll("texts") String text) {
        try {
            assertThat(Version.tryParse(text)).contains(Version.parse(text));
        } catch (MalformedVersion e) {
            assertThat(Version.tryParse(text)).isEmpty();
            assertThat(e.position()).isBetween(0, text.length());
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void specifiers_print_and_read_back_as_the_same(@ForAll("specifierLists") List<VersionSpecifier> list) {
        VersionSpecifiers specifiers = VersionSpecifiers.of(list);
        VersionSpecifiers again = VersionSpecifiers.parse(specifiers.toString());
        assertThat(again).isEqualTo(specifiers).hasSameHashCodeAs(specifiers).hasToString(specifiers.toString());
        assertThat(VersionSpecifiers.parseLenient(specifiers.toString())).isEqualTo(specifiers);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void any_text_is_specifiers_or_rejected_with_a_position_inside_it(@ForAll("texts") String text) {
        try {
            VersionSpecifiers.parse(text);
        } catch (MalformedSpecifier e) {
            assertThat(e.position()).isBetween(0, text.length());
        }
    }

    @Provide
    Arbitrary<Version> versions() {
        return Samples.versions();
    }

    @Provide
    Arbitrary<List<VersionSpecifier>> specifierLists() {
        return Samples.specifiers().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("0123456789..!+-_*=<>~, vabcprdeostu\u0130").ofMaxLength(14);
    }
}
