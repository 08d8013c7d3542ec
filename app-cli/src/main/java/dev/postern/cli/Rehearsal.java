package dev.postern.cli;

import dev.postern.assembly.Cancellation;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs several commands in one process, for the launcher's build: the ahead-of-time cache is made of one process, and shall know a first
 * run, which asks servers, as well as a second one, which is answered from its cache.
 */
public final class Rehearsal {
    private static final String NEXT = "--then";

    private Rehearsal() {}

    /** Runs the commands that stand between the words {@code --then}; what becomes of them does not matter. */
    public static void main(String[] arguments) {
        List<String> command = new ArrayList<>();
        for (String word : arguments) {
            if (word.equals(NEXT)) {
                run(command);
                command.clear();
            } else {
                command.add(word);
            }
        }
        run(command);
    }

    private static void run(List<String> command) {
        int _ = Main.run(ProcessInvocation.of(command.toArray(String[]::new), new Cancellation()));
    }
}
