package dev.postern.domain.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionSpecifiers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetEnvironmentTest {

    private static final Map<String, String> VALUES = Map.of("os_name", "posix", "sys_platform", "linux", "platform_system", "Linux",
            "platform_machine", "x86_64", "platform_python_implementation", "CPython", "platform_release", "6.1", "platform_version", "#1",
            "implementation_name", "cpython", "implementation_version", "3.11.7", "python_full_version", "3.11.7");
    private static final Interpreter INTERPRETER = new Interpreter(MarkerEnvironment.of(VALUES), PythonBuild.cpython(3, 11),
            new Platform.Manylinux(2, 36, "x86_64"));

    @Test
    void an_interpreter_is_its_own_environment() {
        TargetEnvironment.Single single = TargetEnvironment.Single.of(INTERPRETER);
        assertThat(single.markers().get(MarkerVariable.PYTHON_VERSION)).isEqualTo("3.11");
        assertThat(single.tags().best()).contains(Tag.parse("cp311-cp311-manylinux_2_36_x86_64"));
        assertThat(single.python()).isEqualTo(PythonTarget.interpreter(Version.parse("3.11.7")));
        assertThat(single.python().kind()).isEqualTo(PythonTarget.Kind.INTERPRETER);
    }

    @Test
    void another_python_changes_versions_and_tags() {
        TargetEnvironment.Single single = TargetEnvironment.Single.of(INTERPRETER, Version.parse("3.13"));
        assertThat(single.markers().get(MarkerVariable.PYTHON_FULL_VERSION)).isEqualTo("3.13.0");
        assertThat(single.markers().get(MarkerVariable.IMPLEMENTATION_VERSION)).isEqualTo("3.13.0");
        assertThat(single.markers().get(MarkerVariable.PLATFORM_RELEASE)).isEqualTo("6.1");
        assertThat(single.tags().best()).contains(Tag.parse("cp313-cp313-manylinux_2_36_x86_64"));
        assertThat(single.python().target()).isEqualTo(Version.parse("3.13"));
        assertThat(single.python().installed()).isEqualTo(Version.parse("3.11.7"));
        assertThat(single.python().kind()).isEqualTo(PythonTarget.Kind.REQUESTED);
    }

    @Test
    void another_platform_changes_its_markers_and_tags_and_nothing_of_python() {
        TargetEnvironment.Single single = TargetEnvironment.Single.of(INTERPRETER.on(TargetPlatform.parse("windows")));
        assertThat(single.markers().get(MarkerVariable.SYS_PLATFORM)).isEqualTo("win32");
        assertThat(single.markers().get(MarkerVariable.PLATFORM_RELEASE)).isEmpty();
        assertThat(single.tags().best()).contains(Tag.parse("cp311-cp311-win_amd64"));
        assertThat(single.python()).isEqualTo(PythonTarget.interpreter(Version.parse("3.11.7")));
    }

    @ParameterizedTest
    @CsvSource({"3, 3.0.0", "3.13, 3.13.0", "3.13rc1, 3.13.0rc1", "3.13.1, 3.13.1"})
    void a_short_python_version_stands_for_its_first_release(String given, String full) {
        MarkerEnvironment markers = INTERPRETER.markers().withPython(Version.parse(given));
        assertThat(markers.get(MarkerVariable.PYTHON_FULL_VERSION)).isEqualTo(full);
        assertThat(markers.pythonFullVersion()).isEqualTo(Version.parse(full));
        assertThat(markers.pythonRelease()).isEqualTo(Version.parse(full).releaseOnly());
    }

    @Test
    void pypys_own_version_stays_when_python_changes() {
        MarkerEnvironment pypy = INTERPRETER.markers().with(MarkerVariable.IMPLEMENTATION_NAME, "pypy")
                .with(MarkerVariable.IMPLEMENTATION_VERSION, "7.3.17");
        assertThat(pypy.withPython(Version.parse("3.10")).implementationRelease()).isEqualTo(Version.parse("7.3.17"));
    }

    @Test
    void a_python_built_from_sources_says_so_with_a_plus() {
        Map<String, String> values = new HashMap<>(VALUES);
        values.put("python_full_version", "3.14.0a2+");
        values.put("implementation_version", "3.14.0a2+");
        values.put("python_version", "ignored");
        MarkerEnvironment markers = MarkerEnvironment.of(values);
        assertThat(markers.get(MarkerVariable.PYTHON_FULL_VERSION)).isEqualTo("3.14.0a2");
        assertThat(markers.get(MarkerVariable.PYTHON_VERSION)).isEqualTo("3.14");
        assertThat(markers).isEqualTo(MarkerEnvironment.of(values)).hasSameHashCodeAs(MarkerEnvironment.of(values));
    }

    @Test
    void values_that_make_no_environment_are_refused() {
        Map<String, String> values = new HashMap<>(VALUES);
        values.put("python_full_version", "three");
        assertThatThrownBy(() -> MarkerEnvironment.of(values)).isInstanceOf(MalformedEnvironment.class)
                .hasMessage("the interpreter's `python_full_version` is `three`, which is not a version");
        values.remove("os_name");
        assertThatThrownBy(() -> MarkerEnvironment.of(values)).isInstanceOf(MalformedEnvironment.class)
                .hasMessage("the interpreter does not say its `os_name`");
    }

    /** Only the lower bound counts, and only released numbers. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        ">=3.8 | true", ">=3.11 | true", ">=3.11.7 | true", ">=3.11.8 | false", ">=3.12 | false", "<=3.8 | true", "<3.8 | true",
        ">3.11.7 | false", ">3.11.6 | true", "!=3.11.* | true", "==3.11.* | true", "==3.12.* | false", "~=3.9 | true",
        ">=3.12,<3.11 | true", ">=3.11.7rc1 | true", ">=2.7,!=3.0.*,!=3.1.* | true", "==3.11.8 | false", "'' | true"})
    void requires_python_is_met_by_its_lower_bound(String specifiers, boolean met) {
        PythonTarget python = PythonTarget.interpreter(Version.parse("3.11.7"));
        assertThat(python.isCompatible(VersionSpecifiers.parse(specifiers))).isEqualTo(met);
        assertThat(python.isInstalledCompatible(VersionSpecifiers.parse(specifiers))).isEqualTo(met);
    }

    @Test
    void a_preview_of_python_counts_as_the_release() {
        PythonTarget python = PythonTarget.interpreter(Version.parse("3.13.0b1"));
        assertThat(python.isCompatible(VersionSpecifiers.parse(">=3.13"))).isTrue();
        assertThat(python.exact()).hasToString("3.13.0b1");
    }

    @Test
    void what_is_requested_and_what_is_installed_are_two_questions() {
        PythonTarget python = PythonTarget.requested(Version.parse("3.13"), Version.parse("3.11.7"));
        assertThat(python.isCompatible(VersionSpecifiers.parse(">=3.12"))).isTrue();
        assertThat(python.isInstalledCompatible(VersionSpecifiers.parse(">=3.12"))).isFalse();
    }
}
