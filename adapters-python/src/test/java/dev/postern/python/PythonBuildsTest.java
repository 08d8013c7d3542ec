package dev.postern.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.build.BuildSystem;
import dev.postern.domain.build.Hook;
import dev.postern.domain.build.HookCall;
import dev.postern.domain.build.HookOutcome;
import dev.postern.domain.build.SourceOpening;
import dev.postern.domain.build.SourceTree;
import dev.postern.domain.distribution.BuildFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Builds that misbehave, and what builds see, with the Python of this machine. */
@Timeout(120)
class PythonBuildsTest {
    private static final String METADATA = "Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n";

    @TempDir private Path folder;

    private PythonBuilds builds;

    @AfterEach
    void close() {
        if (builds != null) {
            builds.close();
        }
    }

    private PythonBuildSettings settings() {
        return PythonBuildSettings.from(Map.of("PATH", System.getenv("PATH"), "UV_INDEX_ACME_PASSWORD", "hunter2", "AWS_SECRET_ACCESS_KEY",
                "hunter2", "CMAKE_AUTH_TOKEN", "hunter2", "HTTPS_PROXY", "http://ann:hunter2@proxy.example:8080", "CFLAGS", "-O2", "HOME",
                "/home/ann", "CC", "https://ann:hunter2@cc.example"), Optional.of(folder.resolve("cache")));
    }

    private SourceTree tree(PythonBuildSettings settings, String backend) throws IOException {
        builds = PythonBuilds.of(settings);
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.writeString(tree.resolve("backend.py"), backend);
        SourceOpening opening = builds.open(tree.toUri(), Optional.empty());
        assertThat(opening).isInstanceOf(SourceOpening.Opened.class);
        return ((SourceOpening.Opened) opening).tree();
    }

    private HookOutcome requires(SourceTree tree, String... backendPath) {
        return requires(tree, List.of(), backendPath);
    }

    private HookOutcome requires(SourceTree tree, List<URI> wheels, String... backendPath) {
        BuildSystem system = new BuildSystem(List.of(), "backend", List.of(backendPath));
        return builds.call(new HookCall("acme 1.0", tree, system, Hook.GET_REQUIRES_FOR_BUILD_WHEEL, SystemPython.executable(), wheels,
                Map.of()));
    }

    private static BuildFailure failure(HookOutcome outcome) {
        assertThat(outcome).isInstanceOf(HookOutcome.Failed.class);
        return ((HookOutcome.Failed) outcome).failure();
    }

    private static String hook(String... lines) {
        return "import os, sys, time, subprocess\ndef get_requires_for_build_wheel(settings):\n    "
                + String.join("\n    ", lines) + "\n    return []\n";
    }

    private List<Path> workFolders() throws IOException {
        Path work = folder.resolve("cache/builds-v1");
        if (!Files.exists(work)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(work)) {
            return folders.toList();
        }
    }

    private String written(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private boolean dies(String file) throws IOException, InterruptedException {
        long pid = Long.parseLong(written(file).strip());
        for (int i = 0; i < 200 && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false); i++) {
            Thread.sleep(20);
        }
        return !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    @Test
    void a_build_that_hangs_is_ended_with_its_children() throws IOException, InterruptedException {
        SourceTree tree = tree(settings().within(Duration.ofSeconds(2)), hook("child = subprocess.Popen(['sleep', '600'])",
                "open('" + folder + "/child', 'w').write(str(child.pid))", "time.sleep(600)"));
        BuildFailure failure = failure(requires(tree, "."));
        assertThat(failure.detail()).contains("get_requires_for_build_wheel", "did not end within 2 s");
        assertThat(dies("child")).isTrue();
    }

    @Test
    void children_that_a_build_leaves_behind_end_with_it() throws IOException, InterruptedException {
        SourceTree tree = tree(settings(), hook("if os.fork() == 0:", "    if os.fork() == 0:",
                "        open('" + folder + "/orphan.new', 'w').write(str(os.getpid()))",
                "        os.rename('" + folder + "/orphan.new', '" + folder + "/orphan')", "        time.sleep(600)", "    os._exit(0)",
                "while not os.path.exists('" + folder + "/orphan'): time.sleep(0.01)"));
        assertThat(requires(tree, ".")).isInstanceOf(HookOutcome.Requirements.class);
        assertThat(dies("orphan")).isTrue();
    }

    @Test
    void a_build_that_talks_without_end_is_ended() throws IOException {
        SourceTree tree = tree(settings().saying(1 << 20), hook("while True: print('y' * 1000)"));
        BuildFailure failure = failure(requires(tree, "."));
        assertThat(failure.detail()).contains("wrote more than 1 MiB of output");
        assertThat(failure.output()).hasSizeLessThanOrEqualTo(40).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(501));
    }

    @Test
    void the_last_lines_are_shown_and_a_command_repeats_them() throws IOException, InterruptedException {
        SourceTree tree = tree(settings(), hook("for i in range(100): print('line', i, os.environ['CFLAGS'])",
                "print('see http://ann:hunter2@host.example/x')", "sys.exit('no compiler')"));
        BuildFailure failure = failure(requires(tree, "."));
        assertThat(failure.detail()).contains("SystemExit: no compiler");
        assertThat(failure.output()).hasSize(40).contains("line 99 -O2").doesNotContain("line 1 -O2").noneMatch(
                line -> line.contains("hunter2"));
        builds.discard(tree);
        builds.close();
        Process again = new ProcessBuilder("/bin/sh", "-c", failure.command().orElseThrow()).directory(folder.toFile())
                .redirectErrorStream(true).start();
        assertThat(new String(again.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("line 1 -O2", "no compiler");
        assertThat(again.waitFor()).isZero();
    }

    @Test
    void a_build_that_dies_has_failed() throws IOException {
        SourceTree tree = tree(settings(), hook("os._exit(7)"));
        assertThat(failure(requires(tree, ".")).detail()).contains("ended with status 7");
    }

    @Test
    void a_build_sees_no_secrets_and_another_home() throws IOException {
        SourceTree tree = tree(settings(), hook("open('" + folder + "/env', 'w').write(repr(sorted(os.environ.items())))",
                "open('" + folder + "/stdin', 'w').write(repr(sys.stdin.read()))"));
        assertThat(requires(tree, ".")).isInstanceOf(HookOutcome.Requirements.class);
        assertThat(written("env")).contains("'CFLAGS', '-O2'", "'HTTPS_PROXY', 'http://proxy.example:8080'", "VIRTUAL_ENV")
                .doesNotContain("hunter2", "('HOME', '/home/ann')");
        assertThat(written("stdin")).isEqualTo("''");
    }

    @Test
    void nothing_of_the_machines_packages_is_seen_but_the_given_wheels_are() throws IOException {
        Path wheel = TestWheel.of("tool-1.0").with("tool.py", "def main(): print('from tool')").with("early.pth", "import early_done\n")
                .with("early_done.py", "import sys; sys.early = True")
                .with("tool-1.0.dist-info/entry_points.txt", "[console_scripts]\ntool = tool:main\n").in(folder);
        SourceTree tree = tree(settings(), hook("import tool",
                "paths = [path for path in sys.path if 'packages' in path]",
                "program = subprocess.check_output(['tool']).decode()",
                "child = subprocess.check_output([sys.executable, '-c', 'import tool, sys; tool.main(); print(sys.early)']).decode()",
                "import importlib.metadata",
                "open('" + folder
                        + "/seen', 'w').write(repr((len(paths), program, child, sys.early, importlib.metadata.version('tool'))))"));
        assertThat(requires(tree, List.of(wheel.toUri()), ".")).isInstanceOf(HookOutcome.Requirements.class);
        assertThat(written("seen")).isEqualTo("(1, 'from tool\\n', 'from tool\\nTrue\\n', True, '1.0')");
    }

    @Test
    void a_hostile_wheel_is_not_placed() throws IOException {
        SourceTree tree = tree(settings(), hook("pass"));
        Path wheel = TestWheel.of("tool-1.0").with("../evil.py", "").in(folder);
        assertThat(failure(requires(tree, List.of(wheel.toUri()), ".")).detail()).contains("tool-1.0-py3-none-any.whl", "refused");
    }

    @Test
    void the_backend_must_lie_in_the_tree() throws IOException {
        SourceTree tree = tree(settings(), hook("pass"));
        assertThat(failure(requires(tree, "..")).detail()).contains("`backend-path`", "inside the source tree");
        assertThat(failure(requires(tree, "/")).detail()).contains("`backend-path`");
        assertThat(failure(requires(tree, "nowhere")).detail()).contains("`backend-path`");
    }

    @Test
    void a_backend_elsewhere_than_its_path_says_is_not_used() throws IOException {
        Path wheel = TestWheel.of("backend-1.0").with("backend.py", hook("pass")).in(folder);
        SourceTree tree = tree(settings(), hook("pass"));
        Files.createDirectory(folder.resolve("tree/empty"));
        assertThat(failure(requires(tree, List.of(wheel.toUri()), "empty")).detail()).contains("not found in its `backend-path`");
    }

    @Test
    void an_interpreter_that_is_none_is_a_failure() throws IOException {
        SourceTree tree = tree(settings(), hook("pass"));
        HookCall call = new HookCall("acme", tree, BuildSystem.LEGACY, Hook.BUILD_WHEEL, "/bin/false", List.of(), Map.of());
        assertThat(failure(builds.call(call)).detail()).contains("/bin/false");
    }

    @Test
    void closing_ends_what_runs_and_leaves_nothing() throws IOException, InterruptedException {
        SourceTree tree = tree(settings(),
                hook("open('" + folder + "/leader', 'w').write(str(os.getpid()))", "os.rename('" + folder + "/leader', '" + folder
                        + "/running')", "time.sleep(600)"));
        Thread closing = Thread.ofPlatform().start(() -> {
            while (!Files.exists(folder.resolve("running"))) {
                Thread.onSpinWait();
            }
            builds.close();
        });
        assertThat(failure(requires(tree, ".")).detail()).contains("no longer wanted");
        closing.join();
        assertThat(dies("running")).isTrue();
        assertThat(workFolders()).isEmpty();
    }

    @Test
    void a_build_that_succeeds_leaves_nothing() throws IOException {
        SourceTree tree = tree(settings(), "import os\ndef prepare_metadata_for_build_wheel(folder, settings):\n"
                + "    os.mkdir(folder + '/a.dist-info'); open(folder + '/a.dist-info/METADATA', 'w').write('''" + METADATA + "''')\n"
                + "    os.mkdir(os.environ['TMPDIR'] + '/locked'); os.mkdir(os.environ['TMPDIR'] + '/locked/x')\n"
                + "    os.chmod(os.environ['TMPDIR'] + '/locked', 0); return 'a.dist-info'\n");
        BuildSystem system = new BuildSystem(List.of(), "backend", List.of("."));
        assertThat(builds.call(new HookCall("acme", tree, system, Hook.PREPARE_METADATA_FOR_BUILD_WHEEL, SystemPython.executable(),
                List.of(), Map.of()))).isInstanceOf(HookOutcome.Metadata.class);
        builds.discard(tree);
        assertThat(workFolders()).isEmpty();
    }

    @Test
    void what_a_killed_process_left_behind_is_swept_up() throws IOException {
        Files.createDirectories(folder.resolve("cache/builds-v1/acme-999999999-1/source"));
        for (int i = 0; i < 8; i++) {
            Path failed = Files.createDirectories(folder.resolve("cache/builds-v1/failed-999999999-" + i));
            Files.writeString(failed.resolve("repeat"), "");
        }
        requires(tree(settings(), hook("pass")), ".");
        builds.close();
        assertThat(workFolders()).hasSize(5).allSatisfy(kept -> assertThat(kept.getFileName().toString()).startsWith("failed"));
    }
}
