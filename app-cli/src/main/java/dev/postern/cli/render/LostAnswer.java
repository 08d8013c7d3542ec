package dev.postern.cli.render;

/** Standard output does not take the answer: the disk is full, or whoever read it has ended. */
public final class LostAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostAnswer() {
        super("standard output does not take the answer");
    }
}
