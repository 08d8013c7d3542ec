package dev.postern.cli;

import static dev.postern.cli.Workplace.compile;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.assembly.ResolutionRun.Progress;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line that shows how far a resolution is, to a person who watches. */
class ProgressLineTest {
    private static final String ERASE = "\r\u001b[K";

    @TempDir private Path folder;

    /** Standard error, which tells when the first progress has come. */
    private static final class Watched extends ByteArrayOutputStream {
        private final CountDownLatch seen = new CountDownLatch(1);

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            if (new String(buf, 0, count, UTF_8).contains("Resolving: ")) {
                seen.countDown();
            }
        }
    }

    private Terminal.Result slow(Workplace work, Watched watched, boolean waits, String... more) {
        try (HostileServer server = new HostileServer()) {
            server.at("/simple/apple/", (request, out) -> {
                if (waits) {
                    await(watched.seen);
                }
                HostileServer.status("403 Forbidden").to(request, out);
            });
            return work.terminal().run(watched, compile(server, more));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_person_sees_how_far_it_is_and_then_nothing_of_it() {
        Workplace work = Workplace.in(folder);
        work.terminal().watched();
        String err = slow(work, new Watched(), true, "--color", "never").err();
        assertThat(err).startsWith(ERASE + "Resolving: 1 page, 0 files' metadata" + ERASE).contains(ERASE + "error: could not find out")
                .doesNotEndWith(ERASE);
        assertThat(err.substring(err.indexOf("error: "))).doesNotContain("Resolving");
    }

    @Test
    void who_does_not_watch_or_wants_none_sees_none() {
        assertThat(slow(Workplace.in(folder.resolve("a")), new Watched(), false).err()).doesNotContain("Resolving", "\r", "\u001b");
        Workplace quiet = Workplace.in(folder.resolve("b"));
        quiet.terminal().watched();
        assertThat(slow(quiet, new Watched(), false, "--no-progress", "--color", "never").err()).doesNotContain("Resolving", "\r");
        assertThat(slow(quiet, new Watched(), false, "--quiet", "--color", "never").err()).doesNotContain("Resolving", "\r");
    }

    @Test
    void it_counts_in_words() {
        assertThat(ProgressLine.text(new Progress(1, 1, Optional.empty()))).isEqualTo("Resolving: 1 page, 1 file's metadata");
        assertThat(ProgressLine.text(new Progress(2, 1, Optional.of("app 1.0"))))
                .isEqualTo("Resolving: 2 pages, 1 file's metadata; building app 1.0");
        assertThat(ProgressLine.text(new Progress(12, 3, Optional.empty()))).isEqualTo("Resolving: 12 pages, 3 files' metadata");
    }
}
