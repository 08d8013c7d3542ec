package dev.postern.domain.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilenamesTest {

    @Test
    void a_wheel_gives_its_parts() {
        WheelFilename wheel = WheelFilename.parse("Foo_Bar-1.0.post1-2b-py2.py3-none-any.whl");
        assertThat(wheel.name()).isEqualTo(PackageName.of("foo-bar"));
        assertThat(wheel.version()).isEqualTo(Version.parse("1.0.post1"));
        assertThat(wheel.build()).hasValueSatisfying(build -> assertThat(build).hasToString("2b"));
        assertThat(wheel.tags().expanded()).hasToString("[py2-none-any, py3-none-any]");
    }

    @Test
    void build_tags_compare_by_number_first() {
        List<BuildTag> sorted = List.of("10a", "9", "10", "2z").stream()
                .map(tag -> WheelFilename.parse("a-1-" + tag + "-py3-none-any.whl").build().orElseThrow()).sorted().toList();
        assertThat(sorted).hasToString("[2z, 9, 10, 10a]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-1.whl", "a-1-py3-none-any.zip", "a-x-py3-none-any.whl", "-1-py3-none-any.whl", "a-1-b-py3-none-any.whl",
        "a-1-py3--any.whl", "a-1-py3-none-any-x-y.whl", "a__b-1-py3-none-any.whl"})
    void what_is_no_wheel_is_refused(String text) {
        assertThatThrownBy(() -> WheelFilename.parse(text)).isInstanceOf(MalformedFilename.class).hasMessageContaining("`" + text + "`");
        assertThat(WheelFilename.tryParse(text)).isEmpty();
    }

    @Test
    void a_wheel_that_stands_for_a_million_tags_is_refused() {
        String hundred = "x" + ".x1.x2.x3.x4.x5.x6.x7.x8.x9.y1.y2.y3.y4.y5.y6.y7.y8.y9";
        assertThatThrownBy(() -> WheelFilename.parse("a-1-" + hundred + "-" + hundred + "-" + hundred + ".whl"))
                .isInstanceOf(MalformedFilename.class).hasMessageContaining("more than");
        assertThatThrownBy(() -> WheelFilename.parse("a-1-py3-none-" + "p.".repeat(5_000) + "q.whl")).hasMessageContaining("longer than");
    }

    @ParameterizedTest
    @CsvSource({"foo-1.0.tar.gz, foo, 1.0", "foo-bar-1.0.tar.gz, foo-bar, 1.0", "Foo.Bar_baz-1.0.zip, foo-bar-baz, 1.0",
        "foo-1.0-beta.tar.gz, foo, 1.0b0", "foo--bar-2.tgz, foo-bar, 2", "py-2-3.tar.gz, py-2, 3", "foo-1.0+a-b.tar.gz, foo, 1.0+a.b"})
    void the_project_tells_where_the_version_of_an_sdist_begins(String text, String project, String version) {
        SdistFilename sdist = SdistFilename.parse(text, PackageName.of(project));
        assertThat(sdist.version()).isEqualTo(Version.parse(version));
        assertThat(sdist.name().text()).isEqualTo(project);
    }

    @ParameterizedTest
    @CsvSource({"foo-bar-1.0.tar.gz, foo", "foo-1.0.tar.gz, fo", "foo-1.0.tar.gz, foo-1", "foo-1.0.exe, foo", "foo-.tar.gz, foo",
        "foo.tar.gz, foo"})
    void an_sdist_of_another_project_is_refused(String text, String project) {
        assertThat(SdistFilename.tryParse(text, PackageName.of(project))).isEmpty();
        assertThatThrownBy(() -> SdistFilename.parse(text, PackageName.of(project))).isInstanceOf(MalformedFilename.class);
    }

    @Test
    void only_two_forms_of_sdist_are_standard() {
        assertThat(SdistFilename.parse("a-1.tar.gz").isStandard()).isTrue();
        assertThat(SdistFilename.parse("a-1.zip").isStandard()).isTrue();
        assertThat(SdistFilename.parse("a-1.tar.bz2").isStandard()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"foo_bar-1.0-py3-none-any.whl, 1.0", "foo-bar-2.0rc1.tar.gz, 2.0rc1", "foo.bar-3.zip, 3", "foo-1.0-py3-none-any.whl, ''",
        "foo_bar-1.0.exe, ''", "foo_barbaz-1.0.tar.gz, ''", "foo_bar-.tar.gz, ''", "foo_bar, ''"})
    void the_version_text_is_found_without_parsing(String filename, String text) {
        assertThat(DistributionFilename.versionTextOf(filename, PackageName.of("foo-bar"))).isEqualTo(text);
    }
}
