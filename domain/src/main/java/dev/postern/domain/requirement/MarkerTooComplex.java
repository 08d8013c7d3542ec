package dev.postern.domain.requirement;

/** Says that a marker asks for more combinations than any honest marker does; working it out could take for ever. */
public final class MarkerTooComplex extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MarkerTooComplex() {
        super("the marker asks for too many combinations of conditions");
    }
}
