package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Source distributions of an index whose metadata only a build tells (PEP 517), from the call to the answer. */
@Timeout(120)
class BuildTest {
    private static final String[] APP = {"app"};

    @TempDir private Path folder;

    private final FileServer server = new FileServer();
    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(folder.resolve("work"));
        terminal = Terminal.in(folder.resolve("work")).with("PATH", System.getenv("PATH"))
                .with("POSTERN_CACHE_DIR", folder.resolve("cache").toString());
        server.backend("main", "1.0");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private TinySources app(String... hook) {
        return new TinySources("app", "1.0").needs("lib>=2").hook(hook);
    }

    private void serve(TinySources app) {
        server.sdist("main", "app", app);
        server.file("main", "lib", "lib-2.0-py3-none-any.whl", wheel("lib", "2.0"));
    }

    private static byte[] wheel(String name, String version) {
        String dist = name + "-" + version + ".dist-info/METADATA";
        return TinyBackend.zip(Map.of(dist, "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n"));
    }

    private Terminal.Result compile(String... more) {
        return compile(APP, more);
    }

    private Terminal.Result compile(String[] requirements, String... more) {
        Universes.write(folder.resolve("work/requirements.in"), String.join("\n", requirements) + "\n");
        List<String> arguments =
                new ArrayList<>(List.of("compile", "requirements.in", "--no-header", "--no-annotate", "--no-emit-index-annotation",
                        "--python-version", "3.12", "--python-platform", "linux", "--default-index", server.url("main")));
        arguments.addAll(List.of(more));
        return terminal.run(arguments.toArray(String[]::new));
    }

    private void golden(String name, Terminal.Result result) throws IOException {
        String err = result.err().replaceAll("builds-v1/\\S+/repeat", "builds-v1/<build>/repeat");
        Golden.check("build/" + name, new Terminal.Result(result.status(), result.out(), err),
                Map.of(folder.toRealPath().toString(), "<folder>", server.server().url(""), "<server>"));
    }

    private List<Path> left() throws IOException {
        Path builds = folder.resolve("cache/builds-v1");
        if (!Files.exists(builds)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(builds)) {
            return entries.toList();
        }
    }

    private String read(String name) {
        return Universes.read(folder.resolve(name));
    }

    private String writes(String name, String expression) {
        return "open('" + folder.resolve(name) + "', 'w').write(" + expression + ")";
    }

    private boolean ends(String file) throws InterruptedException {
        long pid = Long.parseLong(read(file).strip());
        for (int tries = 0; tries < 250 && isAlive(pid); tries++) {
            Thread.sleep(20);
        }
        return !isAlive(pid);
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    @Test
    void what_only_a_build_tells_is_built_once_and_remembered() throws IOException {
        serve(app(writes("built", "VERSION")));
        assertThat(compile().out()).isEqualTo("app==1.0\nlib==2.0\n");
        assertThat(read("built")).isEqualTo("1.0");
        assertThat(left()).isEmpty();
        Files.delete(folder.resolve("built"));
        assertThat(compile().out()).isEqualTo("app==1.0\nlib==2.0\n");
        assertThat(folder.resolve("built")).doesNotExist();
    }

    @Test
    void a_build_is_remembered_by_the_bytes_where_no_hash_is_listed() throws IOException {
        Path flat = Files.createDirectories(folder.resolve("flat"));
        Files.write(flat.resolve("app-1.0.tar.gz"), app(writes("built", "VERSION")).tarGz());
        Files.write(flat.resolve("lib-2.0-py3-none-any.whl"), wheel("lib", "2.0"));
        Files.write(flat.resolve(TinyBackend.filename("1.0")), TinyBackend.wheel("1.0"));
        String[] call = {"--no-index", "--find-links", flat.toString()};
        assertThat(compile(call).out()).isEqualTo("app==1.0\nlib==2.0\n");
        Files.delete(folder.resolve("built"));
        assertThat(compile(call).out()).isEqualTo("app==1.0\nlib==2.0\n");
        assertThat(folder.resolve("built")).doesNotExist();
        Files.write(flat.resolve("app-1.0.tar.gz"), app(writes("built", "'again'")).tarGz());
        assertThat(compile(call).out()).isEqualTo("app==1.0\nlib==2.0\n");
        assertThat(read("built")).isEqualTo("again");
        server.withoutHashes();
        serve(app(writes("built", "'from the server'")));
        compile();
        assertThat(read("built")).isEqualTo("from the server");
        Files.delete(folder.resolve("built"));
        compile();
        assertThat(folder.resolve("built")).doesNotExist();
    }

    @Test
    void a_tree_is_built_again_when_something_in_it_has_changed() throws IOException {
        server.file("main", "lib", "lib-2.0-py3-none-any.whl", wheel("lib", "2.0"));
        Path tree = app(writes("built", "VERSION")).tree(folder.resolve("work/app"));
        String[] requirement = {"./app"};
        assertThat(builds(requirement)).isTrue();
        assertThat(builds(requirement)).isFalse();
        Universes.write(Files.createDirectories(tree.resolve("build/lib")).resolve("left.py"), "behind");
        assertThat(builds(requirement)).isFalse();
        Universes.write(Files.createDirectories(tree.resolve("src/app")).resolve("__init__.py"), "__version__ = '1.0'\n");
        assertThat(builds(requirement)).isTrue();
        Universes.write(Files.createDirectories(folder.resolve("work/.git/refs/tags")).resolve("v1"), "0".repeat(40));
        assertThat(builds(requirement)).isTrue();
        assertThat(builds(requirement)).isFalse();
    }

    private boolean builds(String[] requirements) {
        Terminal.Result result = compile(requirements, new String[0]);
        assertThat(result.out()).as(result.err()).isEqualTo("./app\nlib==2.0\n");
        return folder.resolve("built").toFile().delete();
    }

    @Test
    void a_strangers_build_requirement_does_not_win() {
        String stranger = "open('" + folder.resolve("stranger") + "', 'w')";
        server.backend("owner", "0.9").backend("stranger", "9.0", stranger);
        serve(app(writes("built", "VERSION")));
        Universes.write(folder.resolve("work/postern.toml"), """
                [[index]]
                name = "stranger"
                url = "%s"

                [[index]]
                name = "owner"
                url = "%s"
                packages = ["tiny-*"]
                """.formatted(server.url("stranger"), server.url("owner")));
        Terminal.Result result = compile();
        assertThat(result.out()).isEqualTo("app==1.0\nlib==2.0\n");
        assertThat(read("built")).isEqualTo("0.9");
        assertThat(folder.resolve("stranger")).doesNotExist();
        assertThat(server.asked()).contains("/owner/tiny-backend/").doesNotContain("/stranger/tiny-backend/", "/main/tiny-backend/");
    }

    @Test
    void a_build_that_fails_shows_its_last_lines_and_the_command_that_repeats_it() throws IOException, InterruptedException {
        serve(app("import os", "for line in range(100): print('compiling', line)", "os._exit(3)"));
        Terminal.Result result = compile();
        golden("fails", result);
        String command =
                result.err().lines().filter(line -> line.contains("/repeat")).map(line -> line.replaceAll(".*`(sh [^`]*)`.*", "$1"))
                        .findFirst().orElseThrow();
        Process again = new ProcessBuilder("/bin/sh", "-c", command).redirectErrorStream(true).start();
        assertThat(new String(again.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("compiling 1\n", "compiling 99\n");
        assertThat(again.waitFor()).isEqualTo(3);
        assertThat(left()).hasSize(1);
    }

    @Test
    void a_build_that_hangs_is_ended_with_all_that_it_started() throws IOException, InterruptedException {
        serve(app("import os, subprocess, time", "child = subprocess.Popen(['sleep', '600'])", writes("child", "str(child.pid)"),
                writes("parent", "str(os.getpid())"), "time.sleep(600)"));
        terminal.with("POSTERN_BUILD_TIMEOUT", "2");
        golden("hangs", compile());
        assertThat(ends("child")).isTrue();
        assertThat(ends("parent")).isTrue();
    }

    @Test
    void a_build_that_writes_without_end_is_ended() throws IOException {
        serve(app("import sys", "while True: sys.stdout.write('y' * 100000 + '\\n')"));
        Terminal.Result result = compile();
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("wrote more than 64 MiB of output").hasSizeLessThan(40 * 520);
    }

    @Test
    void what_a_build_leaves_running_ends_with_it() throws InterruptedException {
        serve(app("import os, time", "if hook == 'prepare_metadata_for_build_wheel' and os.fork() == 0:",
                "    if os.fork() == 0:", "        " + writes("orphan.new", "str(os.getpid())"),
                "        os.rename('" + folder.resolve("orphan.new") + "', '" + folder.resolve("orphan") + "')",
                "        time.sleep(600)", "    os._exit(0)",
                "while hook != 'get_requires_for_build_wheel' and not os.path.exists('" + folder.resolve("orphan")
                        + "'): time.sleep(0.01)"));
        assertThat(compile().out()).isEqualTo("app==1.0\nlib==2.0\n");
        assertThat(ends("orphan")).isTrue();
    }

    @Test
    void a_build_sees_no_credential() throws IOException {
        String secret = Workplace.SECRET;
        serve(app("import os, sys", writes("seen", "repr([dict(os.environ), sys.argv, sys.stdin.read()])")));
        Files.writeString(folder.resolve("netrc"), "machine 127.0.0.1 login ann password " + secret + "\n");
        for (String variable : List.of("UV_INDEX_MAIN_PASSWORD", "POSTERN_INDEX_MAIN_PASSWORD", "AWS_SECRET_ACCESS_KEY", "CARGO_NET_TOKEN",
                "CI_JOB_TOKEN")) {
            terminal.with(variable, secret);
        }
        terminal.with("PIP_INDEX_URL", "http://ann:" + secret + "@127.0.0.1/simple/").with("NETRC", folder.resolve("netrc").toString())
                .with("CC", "http://ann:" + secret + "@127.0.0.1/cc").with("HTTPS_PROXY", "http://ann:" + secret + "@127.0.0.1:1")
                .with("NO_PROXY", "127.0.0.1");
        assertThat(compile().out()).isEqualTo("app==1.0\nlib==2.0\n");
        assertThat(read("seen")).contains("VIRTUAL_ENV").doesNotContain(secret, "netrc", "PIP_INDEX_URL", "UV_INDEX");
    }

    @Test
    void who_watches_sees_what_is_built() {
        serve(app("import time", "time.sleep(0.5)"));
        assertThat(compile().err()).doesNotContain("building");
        terminal.watched();
        assertThat(compile("--no-cache").err()).contains("; building app 1.0");
    }

    @Test
    void nothing_is_built_where_that_is_forbidden() throws IOException {
        serve(app(writes("built", "VERSION")));
        golden("no-build", compile("--no-build"));
        golden("only-binary", compile("--only-binary", "app"));
        golden("build-requirement-no-binary", compile("--no-binary", TinyBackend.NAME));
        assertThat(folder.resolve("built")).doesNotExist();
        assertThat(compile("--only-binary", "lib").out()).isEqualTo("app==1.0\nlib==2.0\n");
    }

    @Test
    void a_wheel_is_passed_over_where_sources_are_wanted() {
        server.file("main", "app", "app-2.0-py3-none-any.whl", wheel("app", "2.0"));
        serve(app(writes("built", "VERSION")));
        assertThat(compile().out()).isEqualTo("app==2.0\n");
        assertThat(folder.resolve("built")).doesNotExist();
        assertThat(compile("--no-binary", "app").out()).isEqualTo("app==1.0\nlib==2.0\n");
        assertThat(read("built")).isEqualTo("1.0");
    }

    @Test
    void constraints_of_builds_hold_for_builds_alone() throws IOException {
        server.backend("main", "2.0");
        serve(app(writes("built", "VERSION")));
        Universes.write(folder.resolve("work/build.txt"), "tiny-backend<2\nlib<2\n");
        assertThat(compile("--build-constraint", "build.txt").out()).isEqualTo("app==1.0\nlib==2.0\n");
        assertThat(read("built")).isEqualTo("1.0");
        Universes.write(folder.resolve("work/build.txt"), "tiny-backend>2\n");
        golden("build-constraint", compile("--build-constraint", "build.txt"));
    }

    @Test
    void build_requirements_that_are_sources_are_built_first() throws IOException {
        serve(app("if hook == 'prepare_metadata_for_build_wheel':", "    import plugin", "    " + writes("built", "plugin.TEXT"))
                .with("requires.txt", "plugin"));
        server.sdist("main", "plugin", new TinySources("plugin", "1.0").with("plugin.py", "TEXT = 'from the plugin'\n"));
        assertThat(compile().out()).isEqualTo("app==1.0\nlib==2.0\n");
        assertThat(read("built")).isEqualTo("from the plugin");
        assertThat(left()).isEmpty();
    }

    @Test
    void a_build_requirement_that_needs_what_is_built_is_told_as_a_circle() throws IOException {
        serve(app().with("requires.txt", "plugin"));
        server.sdist("main", "plugin", new TinySources("plugin", "1.0").with("requires.txt", "app"));
        golden("circle", compile());
    }
}
