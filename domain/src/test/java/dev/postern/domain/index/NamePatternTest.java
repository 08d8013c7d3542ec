package dev.postern.domain.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.domain.name.PackageName;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {

    /** Every name of up to six characters over a, b and the separator. */
    private static final List<PackageName> NAMES = names();

    @ParameterizedTest
    @CsvSource({"acme-*, acme-billing, true", "acme-*, acme, false", "acme-*, acmebilling, false", "ACME_*, acme-billing, true",
        "acme.tool, acme-tool, true", "*-internal, tool-internal, true", "a?me, acme, true", "a?me, ame, false", "*, anything, true",
        "a*c*e, abcde, true", "a**e, ae, true"})
    void a_pattern_matches_normalised_names(String pattern, String name, boolean matches) {
        assertThat(NamePattern.parse(pattern).matches(PackageName.of(name))).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme-", "-acme", "acme_", "a[b]", "acme/*", "acme *", "äcme", "!acme"})
    void what_can_match_no_name_is_refused(String text) {
        assertThatThrownBy(() -> NamePattern.parse(text)).isInstanceOf(MalformedPattern.class).hasMessageContaining("`" + text + "`");
    }

    @Test
    void an_empty_list_claims_nothing_and_is_refused() {
        assertThatThrownBy(() -> NamePattern.parseAll(List.of())).isInstanceOf(MalformedPattern.class)
                .hasMessageContaining("claims nothing");
        assertThatThrownBy(() -> NamePattern.parse("a".repeat(300))).hasMessageContaining("longer than");
    }

    @ParameterizedTest
    @CsvSource({"acme-*, acme-tool, true", "acme-*, *-tool, true", "acme-*, acme, false", "acme-*, other-*, false", "a*, *b, true",
        "acme-t*, acme-u*, false", "?, ??, false", "a-?, a-*, true", "a?b, a-b, true", "a??b, a-?b, true"})
    void patterns_overlap_where_some_name_matches_both(String one, String other, boolean overlap) {
        assertThat(NamePattern.parse(one).overlaps(NamePattern.parse(other))).isEqualTo(overlap);
        assertThat(NamePattern.parse(other).overlaps(NamePattern.parse(one))).isEqualTo(overlap);
    }

    @Property(tries = 2_000)
    void overlap_is_what_trying_every_short_name_says(@ForAll("patterns") String one, @ForAll("patterns") String other) {
        NamePattern left = NamePattern.parse(one);
        NamePattern right = NamePattern.parse(other);
        boolean shared = NAMES.stream().anyMatch(name -> left.matches(name) && right.matches(name));
        assertThat(left.overlaps(right)).as("%s and %s", one, other).isEqualTo(shared);
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab-*?").ofMinLength(1).ofMaxLength(3).filter(NamePatternTest::isPattern);
    }

    private static boolean isPattern(String text) {
        try {
            NamePattern.parse(text);
            return true;
        } catch (MalformedPattern e) {
            return false;
        }
    }

    private static List<PackageName> names() {
        List<PackageName> names = new ArrayList<>();
        List<String> last = List.of("");
        for (int length = 1; length <= 6; length++) {
            last = last.stream().flatMap(head -> List.of("a", "b", "-").stream().map(head::concat)).toList();
            last.stream().filter(text -> text.matches("[ab]([ab-]*[ab])?") && !text.contains("--")).map(PackageName::of)
                    .forEach(names::add);
        }
        return names;
    }
}
