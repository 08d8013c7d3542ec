package dev.postern.domain.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.domain.version.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    /** Asked of uv 0.13.9: which markers hold with `--python-platform NAME`. */
    @ParameterizedTest
    @CsvSource({
        "windows, nt, win32, Windows, AMD64", "aarch64-pc-windows-msvc, nt, win32, Windows, ARM64",
        "i686-pc-windows-msvc, nt, win32, Windows, x86", "linux, posix, linux, Linux, x86_64",
        "aarch64-unknown-linux-musl, posix, linux, Linux, aarch64", "riscv64-unknown-linux, posix, linux, Linux, riscv64",
        "macos, posix, darwin, Darwin, arm64", "x86_64-apple-darwin, posix, darwin, Darwin, x86_64",
        "aarch64-linux-android, posix, android, Android, aarch64", "x86_64-linux-android, posix, android, Android, x86_64",
        "wasm32-pyodide2025, posix, emscripten, Emscripten, wasm32", "arm64-apple-ios, posix, ios, iOS, arm64",
        "x86_64-apple-ios-simulator, posix, ios, iOS, x86_64"})
    void a_named_platform_decides_these_markers(String name, String os, String sys, String system, String machine) {
        MarkerEnvironment markers = TargetPlatform.parse(name).markersOfCpython(Version.parse("3.12"));
        assertThat(markers.get(MarkerVariable.OS_NAME)).isEqualTo(os);
        assertThat(markers.get(MarkerVariable.SYS_PLATFORM)).isEqualTo(sys);
        assertThat(markers.get(MarkerVariable.PLATFORM_SYSTEM)).isEqualTo(system);
        assertThat(markers.get(MarkerVariable.PLATFORM_MACHINE)).isEqualTo(machine);
        assertThat(markers.get(MarkerVariable.PYTHON_FULL_VERSION)).isEqualTo("3.12.0");
        assertThat(markers.get(MarkerVariable.IMPLEMENTATION_VERSION)).isEqualTo("3.12.0");
        assertThat(markers.get(MarkerVariable.PLATFORM_PYTHON_IMPLEMENTATION)).isEqualTo("CPython");
    }

    @ParameterizedTest
    @CsvSource({
        "linux, manylinux_2_28_x86_64, linux_x86_64", "x86_64-manylinux2014, manylinux_2_17_x86_64, linux_x86_64",
        "aarch64-manylinux_2_40, manylinux_2_40_aarch64, linux_aarch64", "riscv64-unknown-linux, manylinux_2_39_riscv64, linux_riscv64",
        "x86_64-unknown-linux-musl, musllinux_1_2_x86_64, linux_x86_64", "macos, macosx_13_0_arm64, macosx_10_4_universal2",
        "windows, win_amd64, win_amd64", "i686-pc-windows-msvc, win32, win32", "aarch64-pc-windows-msvc, win_arm64, win_arm64",
        "aarch64-linux-android, android_24_arm64_v8a, android_16_arm64_v8a",
        "arm64-apple-ios, ios_13_0_arm64_iphoneos, ios_12_0_arm64_iphoneos",
        "wasm32-pyodide2024, pyemscripten_2024_0_wasm32, pyodide_2024_0_wasm32"})
    void a_named_platform_runs_wheels_from_the_newest_to_the_oldest(String name, String first, String last) {
        List<String> tags = TargetPlatform.parse(name).platform().tags();
        assertThat(tags).startsWith(first).endsWith(last).doesNotHaveDuplicates();
    }

    @Test
    void old_names_stand_behind_the_glibc_that_they_mean() {
        assertThat(new Platform.Manylinux(2, 17, "x86_64").tags()).startsWith("manylinux_2_17_x86_64", "manylinux2014_x86_64")
                .containsSequence("manylinux_2_12_x86_64", "manylinux2010_x86_64", "manylinux_2_11_x86_64")
                .endsWith("manylinux_2_5_x86_64", "manylinux1_x86_64", "linux_x86_64");
        assertThat(new Platform.Manylinux(2, 17, "sparc64").tags()).containsExactly("linux_sparc64");
        assertThat(new Platform.PlainLinux("x86_64").tags()).containsExactly("linux_x86_64");
    }

    @Test
    void systems_that_postern_does_not_know_have_one_tag() {
        assertThat(new Platform.Other("freebsd_14_1_release_amd64").tags()).containsExactly("freebsd_14_1_release_amd64");
    }

    @Test
    void the_oldest_release_can_be_set_where_a_system_has_one() {
        assertThat(tags(TargetPlatform.parse("macos").withOldestRelease(14, 0))).startsWith("macosx_14_0_arm64");
        assertThat(tags(TargetPlatform.parse("arm64-apple-ios").withOldestRelease(15, 2))).startsWith("ios_15_2_arm64_iphoneos");
        assertThat(tags(TargetPlatform.parse("aarch64-linux-android").withOldestRelease(30, 0))).startsWith("android_30_arm64_v8a");
        assertThat(TargetPlatform.parse("linux").withOldestRelease(9, 9)).isEqualTo(TargetPlatform.parse("linux"));
    }

    private static List<String> tags(TargetPlatform platform) {
        return platform.platform().tags();
    }

    @Test
    void an_unknown_name_is_told_with_the_known_ones() {
        assertThatThrownBy(() -> TargetPlatform.parse("amiga")).isInstanceOf(UnknownPlatform.class)
                .hasMessageStartingWith("there is no platform `amiga`; known are `linux`, `macos`, `windows` and ");
        assertThat(TargetPlatform.names()).hasSize(46).allSatisfy(name -> assertThat(TargetPlatform.parse(name)).hasToString(name));
    }
}
