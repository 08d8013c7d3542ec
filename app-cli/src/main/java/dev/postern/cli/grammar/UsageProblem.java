package dev.postern.cli.grammar;

import java.util.Optional;

/** The command line cannot be understood: what is wrong, and what to do instead. Exit status 2. */
public final class UsageProblem extends RuntimeException {
    private final String problem;
    private final String hint;

    public UsageProblem(String problem) {
        this(problem, "");
    }

    /**
     * A problem with advice.
     *
     * @param problem what is wrong, lower-case start, no trailing period
     * @param hint what to do; empty where there is nothing to say
     */
    public UsageProblem(String problem, String hint) {
        super(problem);
        this.problem = problem;
        this.hint = hint;
    }

    public String problem() {
        return problem;
    }

    public Optional<String> hint() {
        return Optional.of(hint).filter(text -> !text.isEmpty());
    }
}
