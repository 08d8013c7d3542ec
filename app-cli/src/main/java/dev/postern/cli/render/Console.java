package dev.postern.cli.render;

import dev.postern.assembly.Cancellation;
import dev.postern.assembly.Invocation;
import dev.postern.assembly.Output;
import java.util.List;

/**
 * What a command says to its caller: answers on standard output, everything else on standard error. Each text is written
 * at once and whole.
 */
public final class Console {
    private final Cancellation cancellation;
    private final Output out;
    private final Output err;
    private final Loudness loudness;
    private final boolean colour;

    /** How much is said. */
    public enum Loudness {
        /** Nothing but the status. */
        SILENT,
        /** Answers and errors. */
        QUIET,
        /** Also warnings and a summary. */
        NORMAL,
        /** Also what was done on the way. */
        VERBOSE
    }

    /** When text is coloured. */
    public enum Colour {
        /** On a terminal, unless {@code NO_COLOR} is set. */
        AUTO, ALWAYS, NEVER
    }

    private Console(Invocation invocation, Loudness loudness, Colour colour) {
        this.cancellation = invocation.cancellation();
        this.out = invocation.streams().out();
        this.err = invocation.streams().err();
        this.loudness = loudness;
        this.colour = switch (colour) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> err.terminal() && invocation.environment().get("NO_COLOR").isEmpty();
        };
    }

    public static Console of(Invocation invocation, Loudness loudness, Colour colour) {
        return new Console(invocation, loudness, colour);
    }

    /** How much a person asked to hear. */
    public static Loudness loudness(int quiet, int verbose) {
        if (quiet > 0) {
            return quiet > 1 ? Loudness.SILENT : Loudness.QUIET;
        }
        return verbose > 0 ? Loudness.VERBOSE : Loudness.NORMAL;
    }

    /** Data, on standard output. */
    public void answer(String text) {
        if (loudness != Loudness.SILENT && !cancellation.isCancelled()) {
            out.stream().print(text);
            if (out.stream().checkError()) {
                throw new LostAnswer();
            }
        }
    }

    /** Why the command failed, and what to do. */
    public void error(String message, List<String> hints) {
        if (loudness != Loudness.SILENT) {
            say(styled(RED, "error") + ": " + Visible.of(message) + "\n" + hintLines(hints));
        }
    }

    /** Something that a person should know though the command goes on. */
    public void warning(String message) {
        if (loudness.compareTo(Loudness.NORMAL) >= 0) {
            say(styled(YELLOW, "warning") + ": " + Visible.of(message) + "\n");
        }
    }

    /** One line without which a person cannot go on, such as a code to enter. */
    public void notice(String line) {
        say(Visible.of(line) + "\n");
    }

    /** One line that sums up what was done. */
    public void summary(String line) {
        if (loudness.compareTo(Loudness.NORMAL) >= 0) {
            say(line + "\n");
        }
    }

    /** What only a curious person wants to know. */
    public void detail(String line) {
        if (loudness == Loudness.VERBOSE) {
            say(line + "\n");
        }
    }

    /** Whether only what was asked for shall be heard. */
    public boolean isQuiet() {
        return loudness.compareTo(Loudness.NORMAL) < 0;
    }

    /** Whether a person watches, and wants to. */
    public boolean showsProgress() {
        return err.terminal() && loudness == Loudness.NORMAL;
    }

    /** Replaces the current line of the terminal; an empty text clears it. */
    public void progress(String line) {
        int room = Math.max(1, err.columns() - 1);
        say("\r\u001b[K" + line.substring(0, Math.min(room, line.length())));
    }

    private String hintLines(List<String> hints) {
        var lines = new StringBuilder();
        for (String hint : hints) {
            lines.append('\n').append(styled(CYAN, "hint")).append(": ").append(Visible.of(hint)).append('\n');
        }
        return lines.toString();
    }

    /** Nobody listens after a cancellation, whose consequences would only look like faults. */
    private void say(String text) {
        if (!cancellation.isCancelled()) {
            err.stream().print(text);
            err.stream().flush();
        }
    }

    private static final int RED = 31;
    private static final int YELLOW = 33;
    private static final int CYAN = 36;

    private String styled(int code, String word) {
        return colour ? "\u001b[1;" + code + "m" + word + "\u001b[0m" : word;
    }
}
