package dev.postern.domain.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionSpecifiersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"==1.0 | 1 1.0 1.0.0 1.0+cpu 1.0+1.a | 1.0a1 1.0.post0 1.0.dev0 1.0.1",
        "==1.0+cpu | 1.0+cpu 1.0.0+CPU | 1.0 1.0+cpu.1 1.0+gpu", "!=1.0 | 1.0a1 1.0.post0 1.0.1 2 | 1 1.0+cpu",
        "!=1.0+cpu | 1.0 1.0+cpu.1 | 1.0+cpu", "===1.0 | 1.0 1.0.0 | 1.0+cpu 1.0.1 1.0a1",
        "==1.* | 1 1.0.dev0 1.0a1 1.9.9.post1 1+x | 0.9 2.dev0 2.0a1 2", "==1.2.* | 1.2 1.2.dev0 1.2.99 | 1.3.dev0 1.1 1.20",
        "==1!1.* | 1!1.2 | 1.2 1!2", "!=1.2.* | 1.1 1.3.dev0 1.3 | 1.2 1.2.0.dev0 1.2.5+x",
        "~=1.4 | 1.4 1.4.1 1.99 1.4.post1 1.4+x | 1.4a1 1.3 2.dev0 2.0a1 2", "~=1.4.5 | 1.4.5 1.4.99 | 1.4.4 1.5.dev0 1.5",
        "~=1.4.5a4 | 1.4.5a4 1.4.5 1.4.9 | 1.4.5a3 1.5", "~=2.2.post3 | 2.2.post3 2.9 | 2.2 3.dev0", "~=1!1.4 | 1!1.5 | 1.5 1!2",
        "<=1.0 | 1.0 1.0+cpu 1.0a1 0.9 | 1.0.post0.dev0 1.0.post0 1.0.1", ">=1.0 | 1.0 1.0+cpu 1.0.post1 1.1.dev0 1!0 | 1.0rc1 0.9",
        "<1.0 | 0.9 0.9.post1 0.9+x | 1.0 1.0.dev0 1.0a1 1.0rc1.post1", "<1.0rc1 | 1.0b2 1.0.dev0 1.0a1.post1 | 1.0rc1 1.0",
        "<1.0.post1 | 1.0 1.0a1 1.0.post0 1.0+x | 1.0.post1 1.0.post1.dev0",
        ">1.0 | 1.0.1.dev0 1.0.1 1.1 2 | 1.0 1.0+x 1.0.post1 1.0.post1+x",
        ">1.0a1 | 1.0a2.dev0 1.0a2 1.0 1.0.post1 | 1.0a1 1.0a1+x 1.0a1.post1",
        ">1.0.dev1 | 1.0.dev2 1.0a1 1.0 | 1.0.dev1 1.0.dev1+x 1.0.dev0",
        ">1.0.post1 | 1.0.post2.dev0 1.0.post2 1.1 | 1.0.post1 1.0.post1+x 1.0", "'' | 0.dev0 1 1.0a1 9!9+x | ",
        "'>=1.0,<2.0' | 1.0 1.9 | 0.9 2.0 2.0.dev0", "'>=1.0,!=1.5,<2' | 1.0 1.4 1.6 | 1.5 1.5+x 2.0a1",
        "==70000.1.* | 70000.1 70000.1.7 | 70000 70000.2.dev0"})
    void a_specifier_admits_and_refuses(String text, String admitted, @Nullable String refused) {
        VersionSpecifiers specifiers = VersionSpecifiers.parse(text);
        split(admitted)
                .forEach(version -> assertThat(specifiers.contains(Version.parse(version))).as("%s admits %s", text, version).isTrue());
        split(refused)
                .forEach(version -> assertThat(specifiers.contains(Version.parse(version))).as("%s refuses %s", text, version).isFalse());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | ''", "' ' | ''", "== 1.0|==1.0", "' >=1.0 , <2 '|>=1.0,<2", "<2,>=1,!=1.5|<2,>=1,!=1.5",
        ">=1,|>=1", "==1.0.*|==1.0.*", "~=1.0C1|~=1.0rc1", "===V1|===1", "!=1.*|!=1.*", ">1|>1", "<=1.0-1|<=1.0.post1",
        "==1.0+A-01|==1.0+a.1"})
    void specifiers_print_as_given_in_normal_form(String text, String printed) {
        VersionSpecifiers specifiers = VersionSpecifiers.parse(text);
        assertThat(specifiers).hasToString(printed).isEqualTo(VersionSpecifiers.parse(printed))
                .hasSameHashCodeAs(VersionSpecifiers.parse(printed));
        assertThat(specifiers.isEmpty()).isEqualTo(printed.isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1.0|0|it must start with `==`, `!=`, `<=`, `>=`, `<`, `>`, `~=` or `===`",
        "=>1.0|0|`=>` is no comparison; use `==`, `!=`, `<=`, `>=`, `<`, `>`, `~=` or `===`",
        "'>=1.0,=1'|6|`=` is no comparison; use `==`, `!=`, `<=`, `>=`, `<`, `>`, `~=` or `===`",
        "==|2|a version must follow `==`", "'>= '|2|a version must follow `>=`",
        "==abc|2|`abc` is not a version: it must start with a number",
        "'>=1.0, ==1.x'|10|`1.x` is not a version: nothing can follow `1` but a pre-, post-, development or local part",
        "~=1|2|`~=` needs at least two release numbers, such as `~=1.0`",
        "'>=2,~=1'|6|`~=` needs at least two release numbers, such as `~=1.0`",
        "~=1.0+x|2|`~=` cannot compare with a local version; only `==` and `!=` can",
        ">=1.0+x|2|`>=` cannot compare with a local version; only `==` and `!=` can",
        ">=1.*|2|`>=` cannot be used with `.*`; only `==` and `!=` can",
        "===1.*|3|`===` cannot be used with `.*`; only `==` and `!=` can", "==1.0a1.*|2|`.*` can only follow release numbers",
        "==1.0.post1.*|2|`.*` can only follow release numbers", "==1.0+x.*|2|`.*` can only follow release numbers",
        "==.*|2|`` is not a version: it must start with a number", ",|0|it must start with `==`, `!=`, `<=`, `>=`, `<`, `>`, `~=` or `===`",
        "'>=1,,<2'|4|it must start with `==`, `!=`, `<=`, `>=`, `<`, `>`, `~=` or `===`",
        "'>=1,,'|4|it must start with `==`, `!=`, `<=`, `>=`, `<`, `>`, `~=` or `===`"})
    void other_texts_are_rejected_where_they_go_wrong(String text, int position, String reason) {
        MalformedSpecifier problem = catchThrowableOfType(MalformedSpecifier.class, () -> VersionSpecifiers.parse(text));
        assertThat(problem.position()).as(problem.getMessage()).isEqualTo(position);
        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem.text()).isEqualTo(text);
        assertThat(problem).hasMessage("`" + text + "` is not a version specifier: " + reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {">=7.2.0<8.0.0|>=7.2.0,<8.0.0", "'!=~5.0,>=4.12'|!=5.0.*,>=4.12", ">=1.9.*|>=1.9",
        "'>=2.7,<3.4.*'|>=2.7,<3.4", "'>=2.7,!=3.0*'|>=2.7,!=3.0.*", ">dev|>0.0.0.dev0", ">=9.0.0a1.0|>=9.0.0a1", "\">='3.6'\"|>=3.6",
        "'>=1.0<2.*'|>=1.0,<2", "'>=3.6,'|>=3.6"})
    void known_mistakes_of_published_packages_are_mended(String text, String mended) {
        assertThat(VersionSpecifiers.parseLenient(text)).hasToString(mended);
    }

    @ParameterizedTest
    @ValueSource(strings = {">=7.2.0<8.0.0", "!=~5.0", ">=1.9.*", "!=3.0*", ">dev", ">=9.0.0a1.0", ">='3.6'"})
    void what_a_person_writes_is_not_guessed_at(String text) {
        assertThat(catchThrowableOfType(MalformedSpecifier.class, () -> VersionSpecifiers.parse(text))).isNotNull();
    }

    @Test
    void what_cannot_be_mended_is_rejected_as_given() {
        assertThat(catchThrowableOfType(MalformedSpecifier.class, () -> VersionSpecifiers.parseLenient("python 3'")).text())
                .isEqualTo("python 3'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"==1.0|1.0", "===1.0|1.0", "==1.0+x|1.0+x"})
    void an_exact_pin_names_its_version(String text, String version) {
        assertThat(VersionSpecifiers.parse(text).singleExactPin()).map(Version::toString).contains(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "==1.*", ">=1.0", "==1.0,==1.0", "==1.0,>=0"})
    void other_specifiers_are_no_exact_pin(String text) {
        assertThat(VersionSpecifiers.parse(text).singleExactPin()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'>=1.0b1',true", "'==1.0.dev0',true", "'<2.0a0',true", "'~=1.0rc1',true", "'>=1,!=2,<=3.0rc1',true", "'!=1.0a1',false",
        "'>=1',false",
        "'==1.*',false", "'',false", "'>1.0.post1',false"})
    void naming_a_prerelease_asks_for_it_unless_it_is_left_out(String text, boolean asks) {
        assertThat(VersionSpecifiers.parse(text).namesPrerelease()).isEqualTo(asks);
    }

    @Test
    void specifiers_are_ordered_by_version_then_operator() {
        assertThat(Stream.of(">=2", "<1.0", ">1", "==1.*", "!=2.5", "<2").map(VersionSpecifier::parse).sorted()
                .map(VersionSpecifier::toString))
                .containsExactly("==1.*", "<1.0", ">1", "<2", ">=2", "!=2.5");
    }

    @Test
    void trailing_zeros_tell_specifiers_apart() {
        assertThat(VersionSpecifier.parse("~=10.1")).isNotEqualTo(VersionSpecifier.parse("~=10.1.0"));
        assertThat(VersionSpecifier.parse("==1.0")).isEqualTo(VersionSpecifier.of(Operator.EQUAL, Version.parse("1.0")))
                .isNotEqualTo(VersionSpecifier.parse("===1.0")).hasSameHashCodeAs(VersionSpecifier.parse("== 1.0"));
    }

    @Test
    void an_operator_is_joined_only_with_a_version_that_it_can_take() {
        assertThat(VersionSpecifier.of(Operator.EQUAL_WILDCARD, Version.parse("3.9"))).hasToString("==3.9.*");
        assertThat(catchThrowableOfType(MalformedSpecifier.class, () -> VersionSpecifier.of(Operator.COMPATIBLE, Version.parse("3"))))
                .hasMessage("`~=3` is not a version specifier: `~=` needs at least two release numbers, such as `~=3.0`");
    }

    @Test
    void specifiers_can_be_joined_from_parts() {
        List<VersionSpecifier> parts = List.of(VersionSpecifier.parse(">=1"), VersionSpecifier.parse("<2"));
        VersionSpecifiers specifiers = VersionSpecifiers.of(parts);
        assertThat(specifiers).isEqualTo(VersionSpecifiers.parse(">=1,<2")).containsExactlyElementsOf(parts);
        assertThat(specifiers.asList()).isEqualTo(parts);
        assertThat(VersionSpecifiers.of(List.of())).isSameAs(VersionSpecifiers.any());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {">=3.9|>=3.9", ">=3.9.0rc1|>=3.9.0", ">3.9|>3.9", "<3.13|<3.13", "<=3.12|<=3.12", "==3.9|==3.9",
        "==3.9.*|>=3.9,<3.10", "!=3.9.*|'<3.9 | >=3.10'", "~=3.9|>=3.9,<4", "~=3.9.1|>=3.9.1,<3.10", "!=3.9|'<3.9 | >3.9'", "===3.9|==3.9",
        "'>=3.9,<3.13'|>=3.9,<3.13", "'>=3.9,<3.9'|none"})
    void python_is_compared_by_release_numbers_alone(String text, String range) {
        assertThat(VersionSpecifiers.parse(text).toReleaseOnlyRange()).hasToString(range);
    }

    @Test
    void a_python_prerelease_meets_the_release_it_leads_to() {
        Version python = Version.parse("3.13.0b1").releaseOnly();
        assertThat(VersionSpecifiers.parse(">=3.13").toReleaseOnlyRange().contains(python)).isTrue();
        assertThat(VersionSpecifiers.parse(">3.12,<3.13").toReleaseOnlyRange().contains(python)).isFalse();
    }

    private static Stream<String> split(@Nullable String texts) {
        return texts == null || texts.isBlank() ? Stream.of() : Stream.of(texts.strip().split(" "));
    }
}
