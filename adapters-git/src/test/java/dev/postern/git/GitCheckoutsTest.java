package dev.postern.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.build.SourceLocation;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.requirement.DirectReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Repositories of this machine, by the git of this machine. */
@Timeout(120)
class GitCheckoutsTest {
    @TempDir private Path folder;

    private final Map<String, String> variables = Map.of("PATH", System.getenv("PATH"), "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1", "GIT_AUTHOR_NAME", "Ann", "GIT_AUTHOR_EMAIL", "ann@example.org", "GIT_COMMITTER_NAME", "Ann",
            "GIT_COMMITTER_EMAIL", "ann@example.org");

    @BeforeEach
    void repository() {
        git("init", "--quiet", "-b", "main", "repo");
        commit("1");
        repo("tag", "-a", "v1", "-m", "one");
        repo("branch", "old");
        commit("2");
    }

    private String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output.strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private String repo(String... arguments) {
        return git(Stream.concat(Stream.of("-C", "repo"), Stream.of(arguments)).toArray(String[]::new));
    }

    private void commit(String content) {
        write("repo/version.txt", content);
        repo("add", ".");
        repo("commit", "--quiet", "-m", content);
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private SourceLocation locate(String revision, boolean offline) {
        return locate("git+file://" + folder + "/repo" + revision, variables, offline);
    }

    private SourceLocation locate(String reference, Map<String, String> environment, boolean offline) {
        GitSettings settings = GitSettings.from(environment, folder, Optional.of(folder.resolve("cache")), offline);
        try (GitCheckouts checkouts = GitCheckouts.of(settings, new CredentialBroker(List.of(), InstantSource.system()))) {
            return checkouts.locate(DirectReference.parse(reference));
        }
    }

    private SourceLocation.Sources sources(String revision) {
        SourceLocation location = locate(revision, false);
        assertThat(location).isInstanceOf(SourceLocation.Sources.class);
        return (SourceLocation.Sources) location;
    }

    private String content(String revision) throws IOException {
        return Files.readString(Path.of(sources(revision).location()).resolve("version.txt"));
    }

    private static ReferenceLookup missed(SourceLocation location) {
        assertThat(location).isInstanceOf(SourceLocation.Missed.class);
        return ((SourceLocation.Missed) location).answer();
    }

    @Test
    void branches_tags_and_commits_are_found() throws IOException {
        assertThat(content("")).isEqualTo("2");
        assertThat(content("@main")).isEqualTo("2");
        assertThat(content("@old")).isEqualTo("1");
        assertThat(content("@v1")).isEqualTo("1");
        assertThat(content("@refs/heads/old")).isEqualTo("1");
        assertThat(content("@" + repo("rev-parse", "old"))).isEqualTo("1");
        assertThat(content("@" + repo("rev-parse", "--short", "old"))).isEqualTo("1");
    }

    @Test
    void a_revision_becomes_its_commit() {
        SourceLocation.Sources sources = sources("@v1#subdirectory=packages/a");
        String commit = repo("rev-parse", "old");
        assertThat(sources.exact()).hasToString("git+file://" + folder + "/repo@" + commit + "#subdirectory=packages/a");
        assertThat(sources.subdirectory()).contains("packages/a");
        assertThat(sources.identity()).hasValueSatisfying(identity -> assertThat(identity).endsWith(commit));
    }

    @Test
    void a_branch_that_moves_is_followed_and_a_commit_is_fetched_once() throws IOException {
        Path first = Path.of(sources("@main").location());
        assertThat(Path.of(sources("@main").location())).isEqualTo(first);
        commit("3");
        assertThat(content("@main")).isEqualTo("3");
        assertThat(first.resolve("version.txt")).hasContent("2");
    }

    @Test
    void offline_the_last_known_commit_is_used() {
        assertThat(missed(locate("@main", true))).isInstanceOf(ReferenceLookup.Offline.class);
        sources("@main");
        assertThat(locate("@main", true)).isInstanceOf(SourceLocation.Sources.class);
        assertThat(missed(locate("@old", true))).isInstanceOf(ReferenceLookup.Offline.class);
    }

    @Test
    void history_comes_along_where_versions_are_taken_from_it() {
        Path shallow = Path.of(sources("").location());
        assertThat(shallow.resolve(".git/shallow")).exists();
        write("repo/pyproject.toml", "[build-system]\nrequires = ['setuptools-scm']\n");
        commit("3");
        Path deep = Path.of(sources("").location());
        assertThat(deep.resolve(".git/shallow")).doesNotExist();
        assertThat(git("-C", deep.toString(), "describe")).startsWith("v1-2-g");
    }

    @Test
    void what_is_not_there_is_missing() {
        assertThat(missed(locate("@no-such-branch", false))).isInstanceOfSatisfying(ReferenceLookup.Missing.class,
                missing -> assertThat(missing.detail()).contains("`no-such-branch`"));
        assertThat(missed(locate("@deadbeef", false))).isInstanceOf(ReferenceLookup.Missing.class);
        assertThat(missed(locate("@" + "0".repeat(40), false))).isInstanceOf(ReferenceLookup.Missing.class);
        assertThat(missed(locate("git+file://" + folder + "/nowhere", variables, false))).isInstanceOf(ReferenceLookup.Missing.class);
    }

    @Test
    void a_folder_that_is_no_repository_tells_what_git_said() {
        assertThat(missed(locate("git+file://" + folder, variables, false))).isInstanceOfSatisfying(ReferenceLookup.Unreachable.class,
                failed -> assertThat(failed.detail()).contains("`git` could not fetch"));
    }

    @Test
    void a_server_that_is_not_there_is_unreachable() {
        assertThat(missed(locate("git+https://127.0.0.1:1/repo", variables, false))).isInstanceOf(ReferenceLookup.Unreachable.class);
    }

    @Test
    void unguarded_protocols_are_not_spoken() {
        assertThat(missed(locate("git+http://127.0.0.1:1/repo", variables, false))).isInstanceOfSatisfying(ReferenceLookup.Invalid.class,
                invalid -> assertThat(invalid.detail()).contains("git+https"));
    }

    @Test
    void without_git_the_message_says_so() {
        assertThat(missed(locate("git+file://" + folder + "/repo", Map.of("PATH", folder.toString()), false)))
                .isInstanceOfSatisfying(ReferenceLookup.Unreachable.class,
                        failed -> assertThat(failed.detail()).contains("there is no `git` on the search path"));
    }

    @Test
    void a_git_that_hangs_is_ended() throws IOException {
        Path slow = Files.createDirectory(folder.resolve("slow"));
        Path program = Files.writeString(slow.resolve("git"), "#!/bin/sh\nsleep 600\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        GitSettings settings = GitSettings.from(Map.of("PATH", slow + ":" + System.getenv("PATH")), folder, Optional.empty(), false)
                .within(Duration.ofMillis(300));
        try (GitCheckouts checkouts = GitCheckouts.of(settings, new CredentialBroker(List.of(), InstantSource.system()))) {
            assertThat(missed(checkouts.locate(DirectReference.parse("git+file://" + folder + "/repo"))))
                    .isInstanceOfSatisfying(ReferenceLookup.Unreachable.class,
                            failed -> assertThat(failed.detail()).contains("did not end within"));
        }
    }

    @Test
    void hooks_of_templates_do_not_run() throws IOException {
        Path hooks = Files.createDirectories(folder.resolve("template/hooks"));
        Path hook = Files.writeString(hooks.resolve("post-checkout"), "#!/bin/sh\ntouch " + folder + "/ran\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        write("gitconfig", "[init]\n\ttemplateDir = " + folder + "/template\n[core]\n\thooksPath = " + hooks + "\n");
        Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "GIT_CONFIG_GLOBAL", folder + "/gitconfig");
        assertThat(locate("git+file://" + folder + "/repo", environment, false)).isInstanceOf(SourceLocation.Sources.class);
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void nothing_half_done_stays() throws IOException {
        sources("@old");
        locate("@gone", false);
        try (Stream<Path> left = Files.list(folder.resolve("cache/git-v1/new"))) {
            assertThat(left).isEmpty();
        }
    }
}
