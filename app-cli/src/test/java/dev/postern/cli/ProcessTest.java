package dev.postern.cli;

import static dev.postern.cli.HostileServer.answer;
import static dev.postern.cli.Workplace.compile;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process can meet: signals, streams that end, rights that it lacks. */
class ProcessTest {
    private static final String METADATA = "Metadata-Version: 2.1\nName: apple\nVersion: 1.0\n";

    @TempDir private Path folder;

    private final HostileServer server = new HostileServer();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private Workplace work;
    private Child child;

    @BeforeEach
    void open() {
        work = Workplace.in(folder).replacing(server.url(""), "<server>");
        child = new Child(work.folder(), work.cache());
        server.at("/simple/apple/",
                answer("200 OK", "text/html", "<a href=\"/apple-1.0-py3-none-any.whl\" data-core-metadata=\"true\">apple</a>"))
                .at("/apple-1.0-py3-none-any.whl.metadata", answer("200 OK", "text/plain", METADATA));
    }

    @AfterEach
    void close() {
        over.countDown();
        server.close();
    }

    /** Ends in the middle of a slow index. */
    private int signalled(String signal) throws IOException, InterruptedException {
        server.at("/simple/apple/", (_, _) -> {
            asked.countDown();
            await(over);
        });
        Map<String, String> before = work.content();
        Process process = child.start(compile(server));
        asked.await();
        send(signal, process);
        int status = process.waitFor();
        assertThat(child.errorText()).isEmpty();
        assertThat(work.content()).isEqualTo(before);
        try (Stream<Path> left = Files.list(child.temporary())) {
            assertThat(left).isEmpty();
        }
        return status;
    }

    private static void send(String signal, Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start().waitFor()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void an_interrupt_ends_it_and_leaves_nothing() throws IOException, InterruptedException {
        assertThat(signalled("INT")).isEqualTo(128 + 2);
    }

    @Test
    void a_termination_ends_it_and_leaves_nothing() throws IOException, InterruptedException {
        assertThat(signalled("TERM")).isEqualTo(128 + 15);
    }

    @Test
    void an_interrupt_ends_a_build_with_all_that_it_started() throws IOException, InterruptedException {
        Path running = folder.resolve("running");
        TinySources sources = new TinySources("apple", "1.0").hook("import os, subprocess, time",
                "child = subprocess.Popen(['sleep', '600'])", "open('" + running + ".new', 'w').write(str(child.pid))",
                "os.rename('" + running + ".new', '" + running + "')", "time.sleep(600)");
        try (FileServer files = new FileServer().backend("main", "1.0").sdist("main", "apple", sources)) {
            Process process = child.start(Workplace.compile("--default-index", files.url("main")));
            while (!Files.exists(running)) {
                assertThat(process.isAlive()).as(child.errorText()).isTrue();
                Thread.sleep(10);
            }
            send("INT", process);
            assertThat(process.waitFor()).isEqualTo(128 + 2);
            assertThat(child.errorText()).isEmpty();
        }
        long pid = Long.parseLong(Files.readString(running));
        for (int tries = 0; tries < 250 && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false); tries++) {
            Thread.sleep(20);
        }
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive)).isNotEqualTo(Optional.of(true));
        try (Stream<Path> left = Files.list(work.cache().resolve("builds-v1"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void an_answer_that_nobody_takes_is_told() throws IOException, InterruptedException {
        work.checkFailure("stdout-full", 2, child.afterwards("exec >/dev/full").run("cache", "dir"));
    }

    @Test
    void a_reader_that_ended_is_told_without_a_trace() throws IOException, InterruptedException {
        Process process = child.afterwards("read go").start("cache", "dir");
        process.getInputStream().close();
        process.getOutputStream().write('\n');
        process.getOutputStream().close();
        int status = process.waitFor();
        work.checkFailure("stdout-closed", 2, new Terminal.Result(status, "", child.errorText()));
    }

    @Test
    void no_home_is_needed() throws IOException, InterruptedException {
        assertThat(child.without("HOME").run("index", "list").status()).isZero();
    }

    @Test
    void what_may_not_be_read_is_told() throws IOException, InterruptedException {
        Files.setPosixFilePermissions(work.folder().resolve("requirements.in"), PosixFilePermissions.fromString("---------"));
        work.checkFailure("source-unreadable", 2, child.withoutPrivileges().run(compile(server)));
    }

    @Test
    void a_folder_that_may_not_be_written_is_told_before_anything_is_asked() throws IOException, InterruptedException {
        Files.setPosixFilePermissions(work.folder(), PosixFilePermissions.fromString("r-xr-xr-x"));
        Terminal.Result result = child.withoutPrivileges().run(compile(server));
        Files.setPosixFilePermissions(work.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
        work.checkFailure("output-folder-read-only", 2, result);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void a_cache_that_may_not_be_written_is_done_without() throws IOException, InterruptedException {
        Files.createDirectories(work.cache());
        Files.setPosixFilePermissions(work.cache(), PosixFilePermissions.fromString("r-xr-xr-x"));
        Terminal.Result result = child.withoutPrivileges().run(compile(server));
        Files.setPosixFilePermissions(work.cache(), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(result.status()).isZero();
        assertThat(result.err()).startsWith("warning: ").contains(work.cache().toString());
    }
}
