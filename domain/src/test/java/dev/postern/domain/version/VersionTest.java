package dev.postern.domain.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @ParameterizedTest
    @CsvSource({"1,1", "1.0,1.0", "1.0.0,1.0.0", "v2.3,2.3", "V2.3,2.3", "' 1.2 ',1.2", "\u00a01.2\u2028,1.2", "01.002,1.2", "0!1.0,1.0",
        "2!1.0,2!1.0", "1.0a,1.0a0", "1.0.alpha.3,1.0a3", "1.0-beta_2,1.0b2", "1.0C1,1.0rc1", "1.0preview,1.0rc0", "1.0_pre_1,1.0rc1",
        "1.0RC01,1.0rc1", "1.0a.,1.0a0", "1.0-1,1.0.post1", "1.0post,1.0.post0", "1.0.r4,1.0.post4", "1.0-rev_5,1.0.post5",
        "1.0.post-,1.0.post0", "1.0dev,1.0.dev0", "1.0_DEV-7,1.0.dev7", "1.0a1-2.dev3,1.0a1.post2.dev3", "1.0a--2,1.0a0.post2",
        "1.0+Ubuntu-1_007.x,1.0+ubuntu.1.7.x", "1.0+00,1.0+0", "1.0+0a,1.0+0a",
        "1!2.3.4.5.6rc7.post8.dev9+a.1,1!2.3.4.5.6rc7.post8.dev9+a.1",
        "2024.10.26,2024.10.26", "0.0.20240101,0.0.20240101", "16383.2047.4095.255,16383.2047.4095.255",
        "16384.2048.4096.256,16384.2048.4096.256", "1.0rc32767,1.0rc32767", "1.0rc32768,1.0rc32768", "1.2.3.4.0.0,1.2.3.4.0.0",
        "9223372036854775805,9223372036854775805", "1+123456789012345678901234567890,1+123456789012345678901234567890"})
    void every_spelling_prints_in_normal_form(String written, String normal) {
        assertThat(Version.parse(written)).hasToString(normal).isEqualTo(Version.parse(normal));
        assertThat(Version.tryParse(written)).contains(Version.parse(normal));
    }

    @ParameterizedTest
    @CsvSource({"'',0", "x,0", "v,1", "1.,1", "1..2,1", ".1,0", "1.0.x,3", "1.0-,3", "1.0a1a2,5", "1.0.dev1.post1,8", "1.0+,4",
        "1.0+a..b,6",
        "1.0+_a,4", "1.0+\u0130,4", "1!,2", "1!!2,2", "1 0,1", "'1.0\n1',3", "\u0661.0,0", "9223372036854775806,0",
        "1.99999999999999999999,2", "1.0rc9223372036854775806,5", "1.0*,3"})
    void other_texts_are_rejected_where_they_go_wrong(String text, int position) {
        MalformedVersion problem = catchThrowableOfType(MalformedVersion.class, () -> Version.parse(text));
        assertThat(problem.position()).isEqualTo(position);
        assertThat(problem.text()).isEqualTo(text);
        assertThat(problem).hasMessage("`" + text + "` is not a version: " + problem.reason());
        assertThat(Version.tryParse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"lolwat|it must start with a number", "1!|a release number must follow the epoch",
        "1.0+|a local part is made of ASCII letters and digits",
        "1.0.x|nothing can follow `1.0` but a pre-, post-, development or local part",
        "99999999999999999999|its number is larger than 9223372036854775805"})
    void a_rejection_says_why(String text, String reason) {
        assertThat(catchThrowableOfType(MalformedVersion.class, () -> Version.parse(text)).reason()).isEqualTo(reason);
    }

    @Test
    void versions_are_ordered_as_pep_440_says() {
        List<Version> ascending = versions("0.dev0", "0a0", "0", "0.0.1", "0.9", "1.dev0", "1.0.dev1", "1.0.dev1+x", "1.0a1.dev1", "1.0a1",
                "1.0a1+x", "1.0a1.post0.dev0", "1.0a1.post0", "1.0a1.post1", "1.0a2.dev0", "1.0a2", "1.0b1", "1.0rc1", "1.0rc2",
                "1.0rc32767",
                "1.0rc32768", "1.0", "1.0+a", "1.0+a.a", "1.0+a.1", "1.0+ab", "1.0+b", "1.0+0", "1.0+0.a", "1.0+0.0", "1.0+1", "1.0+9",
                "1.0+10", "1.0+99999999999999999999", "1.0.post0.dev0", "1.0.post0", "1.0.post0+1", "1.0.post1.dev2", "1.0.post1",
                "1.0.post40000", "1.0.0.0.0.1.dev0", "1.0.0.0.0.1", "1.0.0.1", "1.0.1", "1.0.255", "1.0.4096", "1.2", "1.10", "1.2047",
                "1.2048",
                "2", "16383", "16384", "1!0.1", "2!0");
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                assertThat(Integer.signum(ascending.get(i).compareTo(ascending.get(j)))).as("%s to %s", ascending.get(i), ascending.get(j))
                        .isEqualTo(Integer.compare(i, j));
                assertThat(ascending.get(i).equals(ascending.get(j))).isEqualTo(i == j);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1.0", "1,1.0.0.0.0.0", "1.0a1,1a1", "0!1,1", "1.0.post1,1-1", "1+a.1,1.0+A-01", "1!2,1!2.0", "1a1.dev2,1.0a1.dev2",
        "70000,70000.0", "1.0+9,1.0.0+009"})
    void spellings_of_one_version_are_equal(String left, String right) {
        Version version = Version.parse(left);
        assertThat(version).isEqualTo(Version.parse(right)).hasSameHashCodeAs(Version.parse(right))
                .isEqualByComparingTo(Version.parse(right));
        assertThat(version.equals((Object) "1")).isFalse();
    }

    @Test
    void a_version_tells_its_parts() {
        Version version = Version.parse("3!1.2.0rc4.post5.dev6+x.7");
        assertThat(version.epoch()).isEqualTo(3);
        assertThat(version.release()).containsExactly(1L, 2L, 0L);
        assertThat(version.releaseLength()).isEqualTo(3);
        assertThat(List.of(version.major(), version.minor(), version.micro(), version.release(3))).containsExactly(1L, 2L, 0L, 0L);
        assertThat(List.of(version.isPrerelease(), version.isPostrelease(), version.isDevrelease(), version.isLocal())).containsOnly(true);
        assertThat(version.withoutLocal()).hasToString("3!1.2.0rc4.post5.dev6");
        assertThat(version.releaseOnly()).hasToString("1.2.0");
    }

    @Test
    void a_packed_version_tells_its_parts() {
        Version version = Version.parse("3.14");
        assertThat(version.epoch()).isZero();
        assertThat(version.release()).containsExactly(3L, 14L);
        assertThat(List.of(version.major(), version.minor(), version.micro(), version.release(9))).containsExactly(3L, 14L, 0L, 0L);
        assertThat(List.of(version.isPrerelease(), version.isPostrelease(), version.isDevrelease(), version.isLocal())).containsOnly(false);
        assertThat(version.releaseOnly()).isSameAs(version);
        assertThat(version.withoutLocal()).isSameAs(version);
        assertThat(Version.parse("1.2.3.4.0.0").release()).containsExactly(1L, 2L, 3L, 4L, 0L, 0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0a1", "1.0b1", "1.0rc1", "1.0.dev1", "1.0.post1.dev1", "1.0a1.post1"})
    void pre_and_development_releases_count_as_prereleases(String text) {
        assertThat(Version.parse(text).isPrerelease()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.0.post1", "1.0+a", "1.0.post1+a"})
    void other_versions_are_stable(String text) {
        assertThat(Version.parse(text).isPrerelease()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3.13.0b1,3.13.0", "3.13.0.post1,3.13.0", "3.13.0.dev1,3.13.0", "3.13.0+local,3.13.0", "1!3.13,3.13", "70000a1,70000"})
    void only_the_release_is_left_of_an_interpreters_version(String whole, String release) {
        assertThat(Version.parse(whole).releaseOnly()).hasToString(release);
    }

    private static List<Version> versions(String... texts) {
        return List.of(texts).stream().map(Version::parse).toList();
    }
}
