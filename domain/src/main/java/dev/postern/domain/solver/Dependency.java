package dev.postern.domain.solver;

import dev.postern.domain.version.VersionRange;

/**
 * A need for another package in a range.
 *
 * @param base when the package is a stand-in, whose every version needs exactly that version of another package, that
 *     other package; else {@link #NO_BASE}. The solver then knows at once that both must lie in the range.
 */
public record Dependency(int pkg, VersionRange range, int base) {

    public static final int NO_BASE = -1;

    public Dependency(int pkg, VersionRange range) {
        this(pkg, range, NO_BASE);
    }
}
