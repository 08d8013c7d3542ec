package dev.postern.domain.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.environment.MarkerVariable;
import dev.postern.domain.environment.TargetPlatform;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionSpecifiers;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {

    private static final MarkerEnvironment LINUX = TargetPlatform.parse("linux").markersOfCpython(Version.parse("3.12.4"));
    private static final Set<ExtraName> NONE = Set.of();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "python_version >= '3.9' | true", "python_version > '3.12' | false", "python_version <= '3.12' | true",
        "python_full_version > '3.12' | true", "python_full_version == '3.12.*' | true", "python_version ~= '3.8' | true",
        "'3.13' > python_version | true", "sys_platform == 'linux' | true", "sys_platform != 'linux' | false",
        "platform_system == 'Linux' | true", "os.name == 'posix' | true", "python_implementation == 'CPython' | true",
        "'nux' in sys_platform | true", "sys_platform in 'linux darwin' | true", "sys_platform not in 'win32' | true",
        "python_version in '3.11 3.12' | true", "python_version not in '3.11, 3.12' | true", "os_name >= 'posix' | true",
        "os_name > 'a' | false", "extra == 'x' | false", "extra != 'x' | true", "extra == 'no name!' | false",
        "extra != 'no name!' | false", "'x' in extras | false", "'x' not in dependency_groups | true",
        "sys_platform == 'win32' and python_version < '3' or implementation_name == 'cpython' | true",
        "sys_platform == 'win32' and (python_version < '3' or implementation_name == 'cpython') | false"})
    void a_marker_holds_or_not_in_an_environment(String marker, boolean holds) {
        assertThat(Marker.parse(marker).evaluate(LINUX, NONE)).isEqualTo(holds);
        assertThat(Marker.parse(marker).not().evaluate(LINUX, NONE)).isEqualTo(!holds);
    }

    @Test
    void a_wanted_extra_is_found_by_its_normal_name() {
        Marker marker = Marker.parse("extra == 'Some_Thing'");
        assertThat(marker.evaluate(LINUX, Set.of(ExtraName.of("some.thing")))).isTrue();
        assertThat(marker).isEqualTo(Marker.extra(ExtraName.of("some-thing"))).hasToString("extra == 'some-thing'");
    }

    @Test
    void a_preview_of_python_counts_as_the_release() {
        MarkerEnvironment preview = LINUX.withPython(Version.parse("3.14.0rc1"));
        assertThat(Marker.parse("python_full_version >= '3.14'").evaluate(preview, NONE)).isTrue();
        assertThat(Marker.parse("python_full_version < '3.14'").evaluate(preview, NONE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "python_version == '3.9' | python_full_version == '3.9.*'", "python_version != '3.9' | python_full_version != '3.9.*'",
        "python_version > '3.9' | python_full_version >= '3.10'", "python_version <= '3.9' | python_full_version < '3.10'",
        "python_version ~= '3.9' | python_full_version >= '3.9' and python_full_version < '4'",
        "python_version ~= '3.9.0' | python_full_version == '3.9.*'", "python_version == '3.9.0.*' | python_full_version == '3.9.*'",
        "python_version < '3.9.1' | python_full_version < '3.10'", "python_version >= '3.9.1' | python_full_version >= '3.10'",
        "python_version in '3.8 3.9' | python_full_version >= '3.8' and python_full_version < '3.10'",
        "platform_system == 'Windows' | sys_platform == 'win32'", "platform_system != 'Darwin' | sys_platform != 'darwin'",
        "'linux' == sys_platform | sys_platform == 'linux'", "os_name <= 'nt' | os_name == 'nt'",
        "python_full_version >= '3.9.0rc1' | python_full_version >= '3.9'"})
    void what_means_the_same_is_equal_and_prints_the_same(String one, String other) {
        assertThat(Marker.parse(one)).isEqualTo(Marker.parse(other)).hasSameHashCodeAs(Marker.parse(other)).hasToString(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"python_version < '0'", "python_version == '3.9.1'", "python_version ~= '3.9.1'", "os_name < 'nt'",
        "os_name == 'nt' and os_name == 'posix'", "os_name == 'nt' and sys_platform == 'linux'",
        "platform_system == 'FreeBSD' and sys_platform == 'darwin'", "python_version < '3.8' and python_full_version >= '3.8'",
        "extra == 'a' and extra != 'a'", "python_version in ''", "extra == '-'"})
    void what_never_holds_is_false(String marker) {
        assertThat(Marker.parse(marker)).isSameAs(Marker.FALSE);
        assertThat(Marker.parse(marker).not()).isSameAs(Marker.TRUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"python_version >= '0'", "python_version != '3.9.1'", "python_version < '3.8' or python_full_version >= '3.8'",
        "os_name != 'nt' or sys_platform != 'linux'", "sys_platform != 'win32' or python_version >= '3' or os_name != 'posix'"})
    void what_always_holds_is_true(String marker) {
        assertThat(Marker.parse(marker)).isSameAs(Marker.TRUE);
        assertThat(Marker.parse(marker).not()).isSameAs(Marker.FALSE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "os_name == sys_platform | os_name == sys_platform", "'a' == 'b' | 'a' == 'b'", "os_name ~= 'nt' | os_name ~= 'nt'",
        "python_version >= 'three' | python_version >= 'three'", "python_version ~= '3' | python_version ~= '3'",
        "python_version >= '3.9+local' | python_version >= '3.9+local'", "'3.*' == python_version | '3.*' == python_version",
        "'3.8' in python_version | '3.8' in python_version", "python_version in '3.8, 3.9' | python_version in '3.8, 3.9'",
        "extra > 'x' | extra > 'x'", "extra == os_name | extra == os_name",
        "python_version > '99999999999999999999' | python_version > '99999999999999999999'"})
    void a_comparison_that_means_nothing_is_left_out_and_named(String marker, String dropped) {
        assertThat(Marker.parse(marker)).isEqualTo(Marker.TRUE).returns(true, Marker::isTrue);
        assertThat(Marker.parse(marker).dropped()).containsExactly(dropped);
        Marker nt = Marker.parse("os_name == 'nt'");
        assertThat(Marker.parse(marker + " or os_name == 'nt'")).isEqualTo(nt);
        assertThat(Marker.parse("os_name == 'nt' and (" + marker + ")")).isEqualTo(nt);
        assertThat(nt.dropped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "python == '3' | 0 | unknown variable `python`", "os_name | 7 | expected a comparison such as `==` or `in`",
        "os_name == | 10 | expected a variable or a quoted value", "os_name == 'nt | 11 | the quoted value has no end",
        "os_name === 'nt' | 8 | `===` compares nothing in a marker; write `==`",
        "os_name =< 'nt' | 8 | `=<` is no comparison; expected one such as `==` or `in`",
        "os_name not 'nt' | 12 | expected `in` after `not`", "(os_name == 'nt' | 16 | expected `)`",
        "os_name == 'nt' os_name | 16 | expected `and`, `or` or the end",
        "os_name == 'nt' and | 19 | expected a variable or a quoted value",
        "extras in 'x' | 13 | a set stands only on the right of `in` and `not in`",
        "'x' == extras | 13 | `extras` stands only on the right of `in` and `not in`"})
    void a_mistake_is_told_with_its_place(String marker, int position, String reason) {
        MalformedMarker malformed = catchThrowableOfType(MalformedMarker.class, () -> Marker.parse(marker));
        assertThat(malformed.position()).isEqualTo(position);
        assertThat(malformed.reason()).isEqualTo(reason);
        assertThat(malformed).hasMessage("`" + marker + "` is not a marker: " + reason + ", at column " + (position + 1));
    }

    @Test
    void extras_can_be_assumed_or_forgotten() {
        Marker marker = Marker.parse("os_name == 'nt' and extra == 'a' or extra == 'b'");
        assertThat(marker.assumeExtra(ExtraName.of("b"), false)).hasToString("os_name == 'nt' and extra == 'a'");
        assertThat(marker.assumeExtra(ExtraName.of("b"), true)).isSameAs(Marker.TRUE);
        assertThat(marker.withoutAnyExtra()).isSameAs(Marker.FALSE);
        assertThat(marker.withoutExtras()).isSameAs(Marker.TRUE);
        assertThat(Marker.parse("os_name == 'nt' and extra == 'a'").withoutExtras()).hasToString("os_name == 'nt'");
        assertThat(marker.namesExtra()).isTrue();
        assertThat(Marker.parse("os_name == 'nt'").namesExtra()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "python_version >= '3.9' | >=3.9 | ``", "python_version >= '3.9' | >=3.8 | python_full_version >= '3.9'",
        "python_version < '3.9' | >=3.9 | python_version < '0'",
        "python_version >= '3.9' and python_version < '3.12' | >=3.9,<3.13 | python_full_version < '3.12'",
        "python_version < '3.12' or os_name == 'nt' | <3.12 | ``", "python_version == '3.9' | >=3.9 | python_full_version < '3.10'",
        "python_full_version > '3.9' | >3.9 | ``", "python_full_version <= '3.9' | <=3.9 | ``",
        "os_name == 'nt' and python_version >= '3.8' | >=3.8 | os_name == 'nt'", "os_name == 'nt' | >=4,<3 | python_version < '0'"})
    void what_a_range_of_pythons_says_anyway_goes(String marker, String range, String left) {
        assertThat(Marker.parse(marker).simplifyWith(VersionSpecifiers.parse(range).toReleaseOnlyRange())).hasToString(left);
    }

    @Test
    void a_range_of_pythons_is_a_marker() {
        assertThat(Marker.python(VersionSpecifiers.parse(">=3.8,!=3.9.*").toReleaseOnlyRange()))
                .isEqualTo(Marker.parse("python_version >= '3.8' and python_version != '3.9'"));
        assertThat(Marker.python(VersionSpecifiers.any().toReleaseOnlyRange())).isSameAs(Marker.TRUE);
        assertThat(Marker.parse("python_version < '3.8'").isDisjointFrom(Marker.parse("python_version > '3.8'"))).isTrue();
        assertThat(Marker.parse("os_name in 'nt'").isDisjointFrom(Marker.parse("os_name == 'posix'"))).isFalse();
    }

    @Test
    void markers_that_nobody_would_write_are_refused_at_once() {
        String pairs = IntStream.range(0, 60).mapToObj(i -> "(extra == 'a" + i + "' and extra == 'b" + i + "')")
                .collect(Collectors.joining(" or "));
        assertThatThrownBy(() -> Marker.parse(pairs)).isInstanceOf(MalformedMarker.class).hasMessageContaining("too many combinations");
        String choices = IntStream.range(0, 40).mapToObj(i -> "(extra == 'a" + i + "' or 'b" + i + "' in os_name)")
                .collect(Collectors.joining(" and "));
        assertThatThrownBy(() -> Marker.parse(choices)).isInstanceOf(MalformedMarker.class).hasMessageContaining("too many combinations");
        assertThatThrownBy(() -> Marker.parse("(".repeat(5_000) + "os_name == 'nt'")).isInstanceOf(MalformedMarker.class)
                .hasMessageContaining("more than 100 parentheses deep");
        assertThatThrownBy(() -> Marker.parse("os_name == '" + "x".repeat(20_000) + "'")).isInstanceOf(MalformedMarker.class)
                .hasMessageContaining("longer than 16384 characters");
    }

    @Test
    void many_alternatives_of_one_kind_are_no_burden() {
        String extras = IntStream.range(0, 500).mapToObj(i -> "extra == 'e" + i + "'").collect(Collectors.joining(" or "));
        Marker marker = Marker.parse(extras);
        assertThat(marker.evaluate(LINUX, Set.of(ExtraName.of("e250")))).isTrue();
        assertThat(marker.evaluate(LINUX, Set.of(ExtraName.of("x")))).isFalse();
        assertThat(Marker.parse(marker.toString())).isEqualTo(marker);
    }

    @Test
    void a_value_may_hold_one_kind_of_quote() {
        Marker marker = Marker.parse("platform_version == \"it's\"");
        assertThat(marker).hasToString("platform_version == \"it's\"");
        assertThat(marker.evaluate(LINUX.with(MarkerVariable.PLATFORM_VERSION, "it's"), NONE)).isTrue();
    }
}
