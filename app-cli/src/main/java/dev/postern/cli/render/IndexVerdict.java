package dev.postern.cli.render;

import java.util.Optional;

/**
 * What an index said when it was asked once.
 *
 * @param answer such as {@code HTTP 200}
 * @param isWelcome whether it let the caller in
 */
public record IndexVerdict(String answer, boolean isWelcome, Optional<Advice> advice) {

    /** What an answer means, and the one command that mends it. */
    public record Advice(String text, Optional<String> command) {}

    /** The same with a better reason. */
    public IndexVerdict because(String reason, Optional<String> remedy) {
        Optional<String> command = remedy.or(() -> advice.flatMap(Advice::command));
        return new IndexVerdict(answer, isWelcome, Optional.of(new Advice(reason, command)));
    }
}
