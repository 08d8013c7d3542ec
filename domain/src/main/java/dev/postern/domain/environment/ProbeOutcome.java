package dev.postern.domain.environment;

/** What asking an interpreter came to. */
public sealed interface ProbeOutcome {

    /** It answered. {@code executable} is the path that was asked, as a person may read it. */
    record Found(Interpreter interpreter, String executable) implements ProbeOutcome {}

    /** There is no such interpreter. */
    record NotFound(String detail) implements ProbeOutcome {}

    /** There is one, but it does not run, or what it says is no environment. */
    record Broken(String detail) implements ProbeOutcome {}
}
