package dev.postern.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WheelPlacingTest {
    private static final String WHEEL = "acme-1.0.dist-info/WHEEL";
    private static final String RECORD = "acme-1.0.dist-info/RECORD";

    @TempDir private Path folder;

    private Path root() {
        return folder.resolve("env");
    }

    private void place(TestWheel wheel) throws IOException, UnsafeArchive {
        Path lib = Files.createDirectories(root().resolve("lib"));
        Path plat = Files.createDirectories(root().resolve("lib64"));
        Path bin = Files.createDirectories(root().resolve("bin"));
        InstallScheme scheme = new InstallScheme(lib, plat, bin, root().resolve("include"), root());
        new WheelPlacing(scheme, "/env/bin/python", ArchiveLimits.USUAL).place(wheel.in(folder));
    }

    private void assertRefused(TestWheel wheel, String... words) {
        assertThatThrownBy(() -> place(wheel)).isInstanceOf(UnsafeArchive.class).hasMessageContainingAll(words);
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void modules_go_to_the_library_and_data_to_its_schemes() throws IOException, UnsafeArchive {
        place(TestWheel.of("acme-1.0").with("acme/__init__.py", "x = 1").with("acme-1.0.data/platlib/acme/fast.so", "elf")
                .with("acme-1.0.data/headers/acme.h", "h").with("acme-1.0.data/data/share/doc", "doc"));
        assertThat(root().resolve("lib/acme/__init__.py")).hasContent("x = 1");
        assertThat(root().resolve("lib/acme-1.0.dist-info/METADATA")).exists();
        assertThat(root().resolve("lib64/acme/fast.so")).exists();
        assertThat(root().resolve("include/acme/acme.h")).exists();
        assertThat(root().resolve("share/doc")).exists();
    }

    @Test
    void a_wheel_that_is_not_pure_goes_to_the_platform_library() throws IOException, UnsafeArchive {
        place(TestWheel.of("acme-1.0").with(WHEEL, "Wheel-Version: 1.9\nRoot-Is-Purelib: false\n").with("acme.so", ""));
        assertThat(root().resolve("lib64/acme.so")).exists();
    }

    @Test
    void scripts_are_run_by_the_environments_interpreter() throws IOException, UnsafeArchive {
        place(TestWheel.of("acme-1.0").with("acme-1.0.data/scripts/tool", "#!python\nprint(1)\n")
                .with("acme-1.0.data/scripts/gui", "#!pythonw -x\nprint(2)\n").with("acme-1.0.data/scripts/shell", "#!/bin/sh\n"));
        assertThat(root().resolve("bin/tool")).hasContent("#!/env/bin/python\nprint(1)\n").isExecutable();
        assertThat(root().resolve("bin/gui")).hasContent("#!/env/bin/python\nprint(2)\n");
        assertThat(root().resolve("bin/shell")).hasContent("#!/bin/sh\n").isExecutable();
    }

    @Test
    void entry_points_become_programs() throws IOException, UnsafeArchive {
        place(TestWheel.of("acme-1.0").with("acme-1.0.dist-info/entry_points.txt", """
                # programs
                [console_scripts]
                acme = acme.cli:main
                acme-x = acme.cli:App.run [fast]

                [other.plugins]
                python = acme:plugin
                """));
        assertThat(root().resolve("bin/acme")).content().startsWith("#!/env/bin/python\n").contains("from acme.cli import main",
                "sys.exit(main())");
        assertThat(root().resolve("bin/acme-x")).content().contains("from acme.cli import App", "sys.exit(App.run())");
        assertThat(root().resolve("bin/python")).doesNotExist();
    }

    @Test
    void an_interpreter_with_a_long_path_is_started_by_way_of_the_shell() {
        assertThat(EntryPoints.shebang("/a b/python")).startsWith("#!/bin/sh\n").contains("exec' '/a b/python' \"$0\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "acme/../../evil", "/evil", "acme-1.0.data/scripts/../../evil",
        "acme-1.0.data/purelib/../../../evil",
        "acme-1.0.data/evil", "acme-1.0.data/other/evil", "acme-1.0.data\\scripts\\evil"})
    void names_that_lead_elsewhere_are_refused(String name) {
        assertRefused(TestWheel.of("acme-1.0").with(name, "evil"), "its entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "python3", "python3.12", "Python", "pythonw", "pypy3", "activate", "activate.fish"})
    void nothing_stands_in_for_the_interpreter(String name) {
        assertRefused(TestWheel.of("acme-1.0").with("acme-1.0.data/scripts/" + name, "#!/bin/sh\n"), "`" + name + "`");
        assertRefused(TestWheel.of("acme-1.0").with("acme-1.0.data/data/bin/" + name, "#!/bin/sh\n"), "`" + name + "`");
        assertRefused(TestWheel.of("acme-1.0").with("acme-1.0.dist-info/entry_points.txt", "[console_scripts]\n" + name + " = a:b\n"),
                "`" + name + "`");
    }

    @Test
    void the_description_of_the_environment_stays() {
        assertRefused(TestWheel.of("acme-1.0").with("acme-1.0.data/data/pyvenv.cfg", "home = /evil"), "pyvenv.cfg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil = a:b", "a/b = a:b", ".. = a:b", "evil = os:system('x')", "evil", " = a:b", "evil = a"})
    void malformed_entry_points_are_refused(String line) {
        assertRefused(TestWheel.of("acme-1.0").with("acme-1.0.dist-info/entry_points.txt", "[console_scripts]\n" + line + "\n"),
                "entry point");
    }

    @Test
    void what_record_does_not_tell_or_tells_otherwise_is_refused() throws IOException {
        String known = TestWheel.of("acme-1.0").record();
        assertRefused(TestWheel.of("acme-1.0").with("extra.py", "").with(RECORD, known), "`extra.py`", "no hash in RECORD");
        assertRefused(TestWheel.of("acme-1.0").with("acme.py", "changed").with(RECORD, known + "acme.py," + TestWheel.hash("old") + ",3\n"),
                "`acme.py`", "does not have the hash");
        assertRefused(TestWheel.of("acme-1.0").with("acme.py", "").with(RECORD, known + "acme.py,md5=1B2M2Y8AsgTpgAmY7PhCfg,0\n"),
                "sha256");
        assertRefused(TestWheel.of("acme-1.0").with("acme.py", "").with(RECORD, known + "acme.py,,\n"), "no hash in RECORD");
        assertRefused(TestWheel.of("acme-1.0").with(RECORD, "\"acme"), "cut off");
    }

    @Test
    void record_quotes_names_as_csv_does() throws IOException, UnsafeArchive {
        String known = TestWheel.of("acme-1.0").record();
        place(TestWheel.of("acme-1.0").with("a,\"b\".py", "x").with(RECORD, known + "\"a,\"\"b\"\".py\"," + TestWheel.hash("x") + ",1\n"));
        assertThat(root().resolve("lib/a,\"b\".py")).hasContent("x");
    }

    @Test
    void what_is_no_wheel_is_refused() throws IOException {
        assertRefused(TestWheel.of("acme-1.0").without(WHEEL), WHEEL);
        assertRefused(TestWheel.of("acme-1.0").with(WHEEL, "Wheel-Version: 2.0\n"), "`2.0`");
        assertRefused(TestWheel.of("acme-1.0").with("other-2.dist-info/METADATA", ""), "several `.dist-info` folders");
        Path other = TestWheel.of("other-1.0").in(folder);
        Path renamed = Files.move(other, folder.resolve("acme-1.0-py3-none-any.whl"), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> WheelFile.open(renamed)).isInstanceOf(UnsafeArchive.class).hasMessageContaining("not that of `acme` 1.0");
        Path text = Files.writeString(folder.resolve("acme-1.0-py3-none-any.whl"), "text");
        assertThatThrownBy(() -> WheelFile.open(text)).isInstanceOf(UnsafeArchive.class);
    }
}
