package dev.postern.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A repository of this machine, which begins with one commit. */
record TestRepository(Path folder) {
    static final Map<String, String> VARIABLES = Map.of("PATH", System.getenv("PATH"), "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1", "GIT_AUTHOR_NAME", "Ann", "GIT_AUTHOR_EMAIL", "ann@example.org", "GIT_COMMITTER_NAME", "Ann",
            "GIT_COMMITTER_EMAIL", "ann@example.org");

    static TestRepository in(Path folder) throws IOException, InterruptedException {
        TestRepository made = new TestRepository(Files.createDirectories(folder));
        made.git("init", "--quiet", "-b", "main");
        Files.writeString(folder.resolve("setup.py"), "");
        made.git("add", ".");
        made.git("commit", "--quiet", "-m", "one");
        return made;
    }

    String reference() {
        return "git+file://" + folder;
    }

    /** Another commit, with this file in it. */
    TestRepository commit(String file, String text) throws IOException, InterruptedException {
        Path place = folder.resolve(file);
        Files.createDirectories(place.getParent());
        Files.writeString(place, text);
        git("add", ".");
        git("commit", "--quiet", "-m", file);
        return this;
    }

    void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(VARIABLES);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
