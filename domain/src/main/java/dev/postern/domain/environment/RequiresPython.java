package dev.postern.domain.environment;

import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import dev.postern.domain.version.VersionSpecifiers;

/** Compares lower bounds of Python ranges. */
final class RequiresPython {
    private RequiresPython() {}

    /** Whether everything from {@code python} on lies above the lower end of what the specifiers allow. */
    static boolean admits(VersionSpecifiers requiresPython, Version python) {
        VersionRange required = requiresPython.toReleaseOnlyRange();
        return required.isEmpty()
                || VersionRange.atLeast(python).isSubsetOf(required.union(VersionRange.atLeast(python)).complement().complement());
    }
}
