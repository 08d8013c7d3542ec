package dev.postern.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.index.MalformedIndexName;
import dev.postern.domain.index.MalformedPattern;
import dev.postern.domain.index.NamePattern;
import dev.postern.domain.name.MalformedName;
import dev.postern.domain.name.PackageName;

class NamesFuzzTest {

    @FuzzTest
    void a_name_has_one_normal_form_or_is_rejected(byte[] bytes) {
        String text = Texts.of(bytes);
        try {
            PackageName name = PackageName.of(text);
            assertThat(PackageName.of(name.text())).isEqualTo(name).hasToString(name.text());
            assertThat(name.text()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        } catch (MalformedName e) {
            assertThat(e.position()).isBetween(0, text.length());
        }
    }

    @FuzzTest
    void a_pattern_matches_the_names_that_it_spells_or_is_rejected(byte[] bytes) {
        String text = Texts.of(bytes);
        try {
            NamePattern pattern = NamePattern.parse(text);
            assertThat(NamePattern.parse(pattern.text())).isEqualTo(pattern);
            assertThat(pattern.overlaps(pattern)).isTrue();
            if (pattern.isLiteral()) {
                assertThat(pattern.matches(PackageName.of(text))).isTrue();
            }
        } catch (MalformedPattern e) {
            assertThat(e).hasMessageContaining("`");
        }
    }

    @FuzzTest
    void an_index_name_is_kept_or_rejected(byte[] bytes) {
        String text = Texts.of(bytes);
        try {
            assertThat(IndexName.of(text)).hasToString(text);
            assertThat(IndexName.of(text).environmentKey()).matches("[A-Z0-9_]+");
        } catch (MalformedIndexName e) {
            assertThat(e).hasMessageContaining("`");
        }
    }
}
