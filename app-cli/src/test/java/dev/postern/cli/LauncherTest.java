package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as it is installed: beside {@code lib}, with no build step. What it would start is printed by a JDK made of paper. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of(System.getProperty("postern.root", ".."), "postern");

    @TempDir private Path folder;

    private Path installed;

    private record Outcome(int status, String out, String err) {}

    @BeforeEach
    void install() throws IOException {
        installed = Files.createDirectories(folder.resolve("opt/postern"));
        Files.createDirectories(installed.resolve("lib"));
        Files.createFile(installed.resolve("lib/postern-app-cli-1.0.jar"));
        Files.copy(LAUNCHER, installed.resolve("postern"));
    }

    @Test
    void an_installed_launcher_starts_java_with_its_arguments() throws IOException, InterruptedException {
        Path jdk = jdk("jdk-25", "25.0.3");

        Outcome outcome = run(installed.resolve("postern"), jdk, List.of("compile", "two words", "*", ""));

        assertThat(outcome.status()).isEqualTo(7);
        assertThat(outcome.out().lines()).startsWith("jdk-25").contains("-cp", installed + "/lib/postern-app-cli-1.0.jar")
                .endsWith("<dev.postern.cli.Main>", "<compile>", "<two words>", "<*>", "<>").noneMatch(line -> line.contains("AOT"));
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void the_cache_named_by_the_key_is_used() throws IOException, InterruptedException {
        Files.writeString(installed.resolve("lib/key"), "0123abc\n");
        Files.createFile(installed.resolve("0123abc.aot"));
        Files.createFile(installed.resolve("stale.aot"));

        assertThat(run(installed.resolve("postern"), jdk("jdk-25", "25"), List.of()).out())
                .contains("-XX:AOTCache=" + installed + "/0123abc.aot").doesNotContain("stale");
    }

    @Test
    void an_old_java_home_is_passed_over() throws IOException, InterruptedException {
        Path onPath = jdk("jdk-26", "26-ea");

        Outcome outcome = run(installed.resolve("postern"), jdk("jdk-17", "17.0.15"), List.of(), onPath.resolve("bin"));

        assertThat(outcome.out()).startsWith("jdk-26\n");
    }

    @Test
    void a_java_1_8_is_old() throws IOException, InterruptedException {
        Outcome outcome = run(installed.resolve("postern"), jdk("jdk-8", "1.8.0_402"), List.of(), jdk("jdk-25", "25").resolve("bin"));

        assertThat(outcome.out()).startsWith("jdk-25\n");
    }

    @Test
    void links_lead_to_the_launchers_folder() throws IOException, InterruptedException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(folder.resolve("link"), installed.resolve("postern"));
        Files.createSymbolicLink(bin.resolve("postern"), Path.of("../link"));

        assertThat(run(bin.resolve("postern"), jdk("jdk-25", "25"), List.of()).out()).contains("opt/postern/lib/postern-app-cli-1.0.jar");
    }

    @Test
    void a_folder_without_lib_and_sources_is_explained() throws IOException, InterruptedException {
        Path lonely = Files.createDirectories(folder.resolve("lonely"));
        Files.copy(LAUNCHER, lonely.resolve("postern"));

        assertThat(run(lonely.resolve("postern"), jdk("jdk-25", "25"), List.of())).isEqualTo(new Outcome(2, "",
                "postern: `" + lonely + "` holds neither `lib` nor the sources of Postern\n\nhint: install Postern anew\n"));
    }

    /** A folder that looks like a JDK, whose {@code java} prints its home's name and then its arguments, one a line. */
    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Paper\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(java, """
                #!/bin/sh
                echo %s
                for argument do case $argument in dev.*) told=yes ;; esac; if [ "${told:-}" ]; then echo "<$argument>"; else echo "$argument"; fi; done
                exit 7
                """.formatted(name));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private Outcome run(Path launcher, Path javaHome, List<String> arguments, Path... path) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
        command.addAll(arguments);
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("PATH", String.join(":", List.of(path).stream().map(Path::toString).toList()) + ":/usr/bin:/bin");
        int status = builder.start().waitFor();
        return new Outcome(status, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
