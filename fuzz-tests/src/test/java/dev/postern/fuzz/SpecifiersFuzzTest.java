package dev.postern.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.domain.version.MalformedSpecifier;
import dev.postern.domain.version.VersionRange;
import dev.postern.domain.version.VersionSpecifier;
import dev.postern.domain.version.VersionSpecifiers;

class SpecifiersFuzzTest {

    @FuzzTest
    void specifiers_print_and_read_back_or_are_rejected(byte[] bytes) {
        String text = Texts.of(bytes);
        try {
            VersionSpecifiers specifiers = VersionSpecifiers.parse(text);
            assertThat(VersionSpecifiers.parse(specifiers.toString())).isEqualTo(specifiers);
            assertThat(VersionSpecifiers.parseLenient(text)).isEqualTo(specifiers);
            ranges(specifiers);
        } catch (MalformedSpecifier e) {
            assertThat(e.position()).isBetween(0, text.length());
        }
    }

    @FuzzTest
    void specifiers_of_metadata_are_mended_or_rejected(byte[] bytes) {
        String text = Texts.of(bytes);
        try {
            VersionSpecifiers specifiers = VersionSpecifiers.parseLenient(text);
            assertThat(VersionSpecifiers.parse(specifiers.toString())).isEqualTo(specifiers);
        } catch (MalformedSpecifier e) {
            assertThat(e.text()).isEqualTo(text);
        }
    }

    private static void ranges(VersionSpecifiers specifiers) {
        VersionRange range = specifiers.toRange();
        assertThat(range.complement().complement()).isEqualTo(range);
        assertThat(range.isDisjointFrom(range.complement())).isTrue();
        assertThat(specifiers.toReleaseOnlyRange().toString()).isNotEmpty();
        for (VersionSpecifier specifier : specifiers) {
            assertThat(range.isSubsetOf(specifier.toRange())).isTrue();
            assertThat(range.contains(specifier.version()) && !specifier.contains(specifier.version())).isFalse();
        }
    }
}
