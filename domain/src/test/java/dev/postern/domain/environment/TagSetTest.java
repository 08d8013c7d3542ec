package dev.postern.domain.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.domain.environment.TagMatch.Compatible;
import dev.postern.domain.environment.TagMatch.Incompatible;
import dev.postern.domain.environment.TagMatch.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagSetTest {

    private static final Platform LINUX = new Platform.Manylinux(2, 17, "x86_64");
    private static final TagSet CPYTHON = TagSet.cpython(3, 12, LINUX);

    @Test
    void the_own_binary_interface_comes_first_and_pure_python_last() {
        List<String> tags = texts(TagSet.cpython(3, 3, new Platform.Windows("x86_64")));
        assertThat(tags).containsExactly("cp33-cp33m-win_amd64", "cp33-abi3-win_amd64", "cp33-none-win_amd64", "cp32-abi3-win_amd64",
                "py33-none-win_amd64", "py3-none-win_amd64", "py32-none-win_amd64", "py31-none-win_amd64", "py30-none-win_amd64",
                "cp33-none-any", "py33-none-any", "py3-none-any", "py32-none-any", "py31-none-any", "py30-none-any");
    }

    @ParameterizedTest
    @CsvSource({
        "py3-none-any, py3-none-any", "cp312-cp312-manylinux_2_17_x86_64, cp312-cp312-manylinux_2_17_x86_64",
        "cp312-cp312-manylinux_2_28_x86_64.manylinux1_x86_64.manylinux2010_x86_64, cp312-cp312-manylinux2010_x86_64",
        "py2.py3-none-any, py3-none-any", "cp38.cp39-abi3-linux_x86_64, cp39-abi3-linux_x86_64"})
    void a_fitting_wheel_has_the_place_of_its_best_tag(String wheel, String best) {
        int place = CPYTHON.list().indexOf(Tag.parse(best));
        assertThat(CPYTHON.compatibility(WheelTags.parse(wheel))).isEqualTo(new Compatible(place));
        assertThat(CPYTHON.compatibility(WheelTags.parse(wheel).expanded())).isEqualTo(new Compatible(place));
    }

    @ParameterizedTest
    @CsvSource({
        "sillywalk-none-any, INVALID", "2-none-any, INVALID", "py3-none-toaster, INVALID", "py2-none-any, PYTHON",
        "cp313-cp313-manylinux_2_17_x86_64, PYTHON", "pp310-pypy310_pp73-manylinux_2_17_x86_64, PYTHON",
        "cp311-cp311-manylinux_2_17_x86_64, ABI", "cp312-cp312d-manylinux_2_17_x86_64, ABI",
        "cp312-cp312-manylinux_2_28_x86_64, PLATFORM", "cp312-cp312-win_amd64, PLATFORM",
        "py2.py3-none-win_amd64, PLATFORM", "cp311.cp312-cp311-win_amd64, ABI"})
    void a_wheel_that_does_not_fit_says_how_far_it_came(String tags, Reason reason) {
        assertThat(CPYTHON.compatibility(WheelTags.parse(tags))).isEqualTo(new Incompatible(reason));
        assertThat(CPYTHON.compatibility(WheelTags.parse(tags).expanded())).isEqualTo(new Incompatible(reason));
    }

    @Test
    void without_the_global_lock_only_interfaces_made_for_that_fit() {
        TagSet set = TagSet.forPython(new PythonBuild(PythonBuild.CPYTHON, 3, 13, 3, 13, true, false), LINUX);
        assertThat(set.best()).contains(Tag.parse("cp313-cp313t-manylinux_2_17_x86_64"));
        assertThat(set.compatibility(WheelTags.parse("cp313-abi3-manylinux_2_17_x86_64")))
                .isEqualTo(new Incompatible(Reason.FREE_THREADED));
        assertThat(set.compatibility(List.of(Tag.parse("cp313-cp313-win32")))).isEqualTo(new Incompatible(Reason.FREE_THREADED));
        assertThat(set.compatibility(WheelTags.parse("cp313-abi3t-manylinux_2_17_x86_64")).isCompatible()).isTrue();
        assertThat(set.compatibility(WheelTags.parse("py3-none-any")).isCompatible()).isTrue();
        assertThat(set.compatibility(WheelTags.parse("cp314-cp314t-manylinux_2_17_x86_64"))).isEqualTo(new Incompatible(Reason.PYTHON));
    }

    @Test
    void a_debug_build_takes_release_wheels_too_since_3_8() {
        assertThat(texts(TagSet.forPython(debug(3, 12), new Platform.Windows("x86"))))
                .startsWith("cp312-cp312d-win32", "cp312-cp312-win32", "cp312-abi3-win32");
        assertThat(texts(TagSet.forPython(debug(3, 7), new Platform.Windows("x86")))).startsWith("cp37-cp37dm-win32", "cp37-abi3-win32");
    }

    private static PythonBuild debug(int major, int minor) {
        return new PythonBuild(PythonBuild.CPYTHON, major, minor, major, minor, false, true);
    }

    @Test
    void other_implementations_have_no_stable_interface() {
        Platform windows = new Platform.Windows("x86_64");
        TagSet pypy = TagSet.forPython(new PythonBuild("pypy", 3, 10, 7, 3, false, false), windows);
        assertThat(texts(pypy)).startsWith("pp310-pypy310_pp73-win_amd64", "py310-none-win_amd64", "py3-none-win_amd64")
                .contains("py310-none-any").doesNotContain("pp310-none-any").noneMatch(tag -> tag.contains("abi3"));
        TagSet graalpy = TagSet.forPython(new PythonBuild("graalpy", 3, 11, 24, 2, false, false), windows);
        assertThat(graalpy.best()).contains(Tag.parse("graalpy311-graalpy242_311_native-win_amd64"));
        TagSet unknown = TagSet.forPython(new PythonBuild("snake", 3, 11, 1, 0, false, false), windows);
        assertThat(unknown.best()).contains(Tag.parse("py311-none-win_amd64"));
    }

    @Test
    void a_list_keeps_its_order_and_a_repeated_tag_its_first_place() {
        TagSet set = TagSet.of(List.of(Tag.parse("py3-none-b"), Tag.parse("py3-none-a"), Tag.parse("py3-none-b")));
        assertThat(set.compatibility(WheelTags.parse("py3-none-a.b"))).isEqualTo(new Compatible(0));
        assertThat(set.compatibility(WheelTags.parse("py3-none-a"))).isEqualTo(new Compatible(1));
        assertThat(TagSet.of(List.of()).best()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"py3-none", "py3-none-any-more", "-none-any", "py3--any", "py3-none-", "py3.-none-any", "py3-none-any.", "''"})
    void texts_that_are_no_tags_are_rejected(String text) {
        assertThatThrownBy(() -> WheelTags.parse(text)).isInstanceOf(MalformedTag.class).hasMessageContaining("`" + text + "`");
    }

    @Test
    void one_tag_is_one() {
        assertThat(Tag.parse("PY3-None-Any")).hasToString("py3-none-any");
        assertThatThrownBy(() -> Tag.parse("py2.py3-none-any")).isInstanceOf(MalformedTag.class).hasMessageContaining("several");
        assertThat(WheelTags.parse("py3.py2.py3-none-any")).hasToString("py3.py2-none-any");
    }

    private static List<String> texts(TagSet set) {
        return set.list().stream().map(Tag::toString).toList();
    }
}
