package dev.postern.cli;

import dev.postern.cli.render.FailureJson;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.resolution.Halt;
import dev.postern.domain.resolution.Hint;
import dev.postern.domain.resolution.Resolution;
import java.util.List;

/** Tells a person why there is no answer; the status says whether the request cannot be met or something is broken. */
final class Failures {
    static final int DONE = 0;
    static final int CANNOT_BE_MET = 1;
    static final int FAULT = 2;

    private Failures() {}

    static int unresolvable(Resolution.Unresolvable unresolvable, Call call) {
        List<String> sentences = unresolvable.explanation().sentences();
        String reasons = sentences.size() == 1 ? ": " + sentences.getFirst() : "\n  " + String.join(".\n  ", sentences);
        call.console().error("no solution found" + reasons, texts(unresolvable.explanation().hints()));
        return CANNOT_BE_MET;
    }

    static int halted(Resolution.Halted halted, Call call) {
        Halt halt = halted.halt();
        String output = halt.output().isEmpty() ? "" : "\n  the last lines of its output:\n    " + String.join("\n    ", halt.output());
        call.console().error(halt.text() + output, texts(hints(halt, call)));
        return halt.isFault() ? FAULT : CANNOT_BE_MET;
    }

    /** The same for programs. */
    static String json(Resolution.Unresolvable unresolvable) {
        return FailureJson.of(unresolvable.explanation());
    }

    /** The same for programs. */
    static String json(Resolution.Halted halted, Call call) {
        return FailureJson.of(halted.halt(), hints(halted.halt(), call));
    }

    /** With the one thing that only the caller knows: that the network is off because somebody wants it so. */
    private static List<Hint> hints(Halt halt, Call call) {
        return call.settings().isOn("offline") && halt instanceof Halt.IndexStopped stopped
                && stopped.cause() instanceof ProjectLookup.Unreachable ? List.of(new Hint.Offline()) : halt.hints();
    }

    private static List<String> texts(List<Hint> hints) {
        return hints.stream().map(Hint::text).toList();
    }
}
