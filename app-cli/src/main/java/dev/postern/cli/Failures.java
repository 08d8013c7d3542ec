package dev.postern.cli;

import dev.postern.cli.render.Console;
import dev.postern.domain.resolution.Halt;
import dev.postern.domain.resolution.Resolution;
import java.util.List;

/** Tells a person why there is no answer; the status says whether the request cannot be met or something is broken. */
final class Failures {
    static final int DONE = 0;
    static final int CANNOT_BE_MET = 1;
    static final int FAULT = 2;

    private Failures() {}

    static int unresolvable(Resolution.Unresolvable unresolvable, Console console) {
        List<String> sentences = unresolvable.explanation().sentences();
        String reasons = sentences.size() == 1 ? ": " + sentences.getFirst() : "\n  " + String.join(".\n  ", sentences);
        console.error("no solution found" + reasons, unresolvable.explanation().hints());
        return CANNOT_BE_MET;
    }

    static int halted(Resolution.Halted halted, Console console) {
        Halt halt = halted.halt();
        String output = halt.output().isEmpty() ? "" : "\n  the last lines of its output:\n    " + String.join("\n    ", halt.output());
        console.error(halt.text() + output, halt.remedy().stream().toList());
        return halt.isFault() ? FAULT : CANNOT_BE_MET;
    }
}
