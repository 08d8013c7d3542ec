package dev.postern.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requirements that name a repository, from the call to the answer, by the git of this machine. */
@Timeout(120)
class GitTest {
    private static final Map<String, String> VARIABLES = Map.of("PATH", System.getenv("PATH"), "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1", "GIT_AUTHOR_NAME", "Ann", "GIT_AUTHOR_EMAIL", "ann@example.org", "GIT_COMMITTER_NAME", "Ann",
            "GIT_COMMITTER_EMAIL", "ann@example.org", "GIT_AUTHOR_DATE", "2026-11-25T12:00:00Z", "GIT_COMMITTER_DATE",
            "2026-11-25T12:00:00Z");

    @TempDir private Path folder;

    private final FileServer server = new FileServer();
    private final Map<String, String> replaced = new HashMap<>();

    @BeforeEach
    void open() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("work"));
        Files.createDirectories(folder.resolve("repo"));
        git("init", "--quiet", "-b", "main");
        commit("1.0");
        git("tag", "v1");
        byte[] lib = TinyBackend.zip(Map.of("lib-2.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: lib\nVersion: 2.0\n"));
        server.backend("main", "1.0").file("main", "lib", "lib-2.0-py3-none-any.whl", lib);
        replaced.put(FileServer.sha256(lib), "<digest of lib>");
        replaced.put(folder.toString(), "<folder>");
        replaced.put(server.server().url(""), "<server>");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.resolve("repo").toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(VARIABLES);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    /** A project that says what it needs, and beside it one that only a build makes say it. */
    private String commit(String version) throws IOException, InterruptedException {
        Path project = folder.resolve("repo");
        Files.writeString(project.resolve("pyproject.toml"),
                "[project]\nname = \"app\"\nversion = \"" + version + "\"\ndependencies = [\"lib\"]\n");
        new TinySources("built", version).needs("lib>=2").hook("open('" + folder.resolve("ran") + "', 'w')")
                .tree(project.resolve("python/built"));
        git("add", ".");
        git("commit", "--quiet", "-m", version);
        String commit = git("rev-parse", "HEAD");
        replaced.put(commit, "<commit of " + version + ">");
        return commit;
    }

    private Terminal.Result compile(String requirement, String... more) {
        Universes.write(folder.resolve("work/requirements.in"), requirement.replace("REPO", "git+file://" + folder + "/repo") + "\n");
        List<String> arguments = new ArrayList<>(List.of("compile", "requirements.in", "--no-header", "--no-annotate",
                "--no-emit-index-annotation", "--python-version", "3.12", "--python-platform", "linux", "--default-index",
                server.url("main")));
        arguments.addAll(List.of(more));
        Terminal terminal = Terminal.in(folder.resolve("work")).with("POSTERN_CACHE_DIR", folder.resolve("cache").toString());
        VARIABLES.forEach(terminal::with);
        return terminal.run(arguments.toArray(String[]::new));
    }

    private void golden(String name, Terminal.Result result) {
        Golden.check("git/" + name, result, replaced);
    }

    private String output(String name) throws IOException {
        return Files.readString(folder.resolve("work").resolve(name));
    }

    @Test
    void branches_tags_and_commits_become_commits() throws IOException, InterruptedException {
        String first = git("rev-parse", "HEAD");
        String second = commit("2.0");
        for (String revision : List.of("", "@main", "@" + second)) {
            assertThat(compile("REPO" + revision).out()).isEqualTo("app @ git+file://" + folder + "/repo@" + second + "\nlib==2.0\n");
        }
        for (String revision : List.of("@v1", "@refs/tags/v1", "@" + first, "@" + first.substring(0, 8))) {
            assertThat(compile("app @ REPO" + revision).out()).startsWith("app @ git+file://" + folder + "/repo@" + first + "\n");
        }
        assertThat(server.asked()).doesNotContain("/main/app/");
    }

    @Test
    void a_project_in_a_folder_of_the_repository_is_built_once_for_each_commit() throws IOException {
        golden("subdirectory", compile("built @ REPO@v1#subdirectory=python/built"));
        Files.delete(folder.resolve("ran"));
        golden("subdirectory", compile("REPO@v1#subdirectory=python/built"));
        assertThat(folder.resolve("ran")).doesNotExist();
        golden("no-subdirectory", compile("built @ REPO@v1#subdirectory=python/gone"));
        golden("no-build", compile("built @ REPO#subdirectory=python/built", "--no-build", "--no-cache"));
    }

    @Test
    void what_is_not_there_is_told() {
        golden("no-revision", compile("app @ REPO@no-such-branch"));
        golden("no-repository", compile("app @ REPOS"));
        golden("offline", compile("app @ REPO", "--offline"));
    }

    @Test
    void a_commit_in_a_lock_file_stays_until_an_upgrade() throws IOException, InterruptedException {
        String[] lock = {"-o", "pylock.toml", "--quiet"};
        compile("app @ REPO@main", lock);
        golden("lock", compile("app @ REPO@main", "--format", "pylock.toml"));
        String first = output("pylock.toml");
        String second = commit("2.0");
        compile("app @ REPO@main", lock);
        assertThat(output("pylock.toml")).isEqualTo(first);
        compile("app @ REPO@main", "-o", "pylock.toml", "--quiet", "--upgrade-package", "lib");
        assertThat(output("pylock.toml")).isEqualTo(first);
        compile("app @ REPO@main", "-o", "pylock.toml", "--quiet", "--upgrade-package", "app");
        assertThat(output("pylock.toml")).contains(second);
        String third = commit("3.0");
        compile("app @ REPO@main", "-o", "pylock.toml", "--quiet", "--upgrade");
        assertThat(output("pylock.toml")).contains(third);
        compile("app @ REPO@v1", lock);
        assertThat(output("pylock.toml")).isEqualTo(first.replace("\"main\"", "\"v1\""));
    }

    @Test
    void a_commit_in_a_requirements_file_stays_where_no_revision_is_named() throws IOException, InterruptedException {
        String[] pins = {"-o", "requirements.txt", "--quiet"};
        compile("app @ REPO", pins);
        String first = output("requirements.txt");
        String second = commit("2.0");
        compile("app @ REPO", pins);
        assertThat(output("requirements.txt")).isEqualTo(first);
        compile("app @ REPO@main", pins);
        assertThat(output("requirements.txt")).contains(second);
        compile("app @ REPO@v1", pins);
        assertThat(output("requirements.txt")).isEqualTo(first);
        compile("app @ REPO", "-o", "requirements.txt", "--quiet", "--upgrade");
        assertThat(output("requirements.txt")).contains(second);
    }

    @Test
    void a_commit_that_is_gone_is_no_reason_to_fail() throws IOException, InterruptedException {
        compile("app @ REPO", "-o", "requirements.txt", "--quiet");
        Files.writeString(folder.resolve("work/requirements.txt"),
                output("requirements.txt").replaceAll("@[0-9a-f]{40}", "@" + "0".repeat(40)));
        assertThat(compile("app @ REPO", "-o", "requirements.txt").status()).isZero();
        assertThat(output("requirements.txt")).contains(git("rev-parse", "HEAD"));
    }

    @Test
    void a_server_that_wants_a_password_ends_it_at_once() throws IOException {
        Path ssh = Files.writeString(folder.resolve("ssh"),
                "#!/bin/sh\necho 'git@host.example: Permission denied (publickey).' >&2\nexit 255\n");
        assertThat(ssh.toFile().setExecutable(true)).isTrue();
        Universes.write(folder.resolve("work/requirements.in"), "app @ git+ssh://git@host.example/acme/app.git\n");
        Terminal terminal = Terminal.in(folder.resolve("work")).with("POSTERN_CACHE_DIR", folder.resolve("cache").toString());
        VARIABLES.forEach(terminal::with);
        golden("denied", terminal.with("GIT_SSH_COMMAND", ssh.toString()).run("compile", "requirements.in", "--no-index"));
    }

    @Test
    void the_sources_of_a_repository_are_followed() throws IOException, InterruptedException {
        Path project = folder.resolve("repo");
        Files.writeString(project.resolve("pyproject.toml"), """
                [project]
                name = "app"
                version = "2.0"
                dependencies = ["built", "lib"]

                [tool.uv.sources]
                built = { path = "python/built" }
                lib = { index = "own" }
                """);
        git("commit", "--quiet", "-a", "-m", "sources");
        replaced.put(git("rev-parse", "HEAD"), "<commit>");
        golden("index-not-declared", compile("app @ REPO"));
        Files.writeString(folder.resolve("work/postern.toml"),
                "[[index]]\nname = \"own\"\nurl = \"" + server.url("own") + "\"\nexplicit = true\n");
        server.file("own", "lib", "lib-2.1-py3-none-any.whl",
                TinyBackend.zip(Map.of("lib-2.1.dist-info/METADATA", "Metadata-Version: 2.1\nName: lib\nVersion: 2.1\n")));
        golden("sources", compile("app @ REPO"));
        assertThat(server.asked()).doesNotContain("/main/app/", "/main/built/");
    }
}
