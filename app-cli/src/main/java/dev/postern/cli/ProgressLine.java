package dev.postern.cli;

import dev.postern.assembly.ResolutionRun;
import dev.postern.cli.render.Console;
import java.util.function.Supplier;

/** Shows on a terminal how far a resolution is, in one line that is gone when it ends. */
final class ProgressLine {
    private static final long PAUSE = 100;

    private ProgressLine() {}

    /** Does the work; whoever does not watch, or does not want to, sees nothing. */
    static <T> T during(Call call, ResolutionRun run, Supplier<T> work) {
        Console console = call.console();
        if (!console.showsProgress() || call.settings().isOn("no-progress")) {
            return work.get();
        }
        Thread painter = Thread.ofPlatform().daemon().name("progress").start(() -> paint(console, run));
        try {
            return work.get();
        } finally {
            painter.interrupt();
            join(painter);
            console.progress("");
        }
    }

    private static void paint(Console console, ResolutionRun run) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(PAUSE);
                console.progress(text(run.progress()));
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the line says. */
    static String text(ResolutionRun.Progress progress) {
        return "Resolving: " + progress.pages() + (progress.pages() == 1 ? " page, " : " pages, ") + progress.metadata()
                + (progress.metadata() == 1 ? " file's metadata" : " files' metadata")
                + progress.building().map(subject -> "; building " + subject).orElse("");
    }

    private static void join(Thread painter) {
        try {
            painter.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
