package dev.postern.domain.environment;

import dev.postern.domain.version.Interval;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionBound;
import dev.postern.domain.version.VersionRange;
import dev.postern.domain.version.VersionSpecifiers;
import java.util.List;

/** Compares lower bounds of Python ranges. */
final class RequiresPython {
    private RequiresPython() {}

    /** Whether the lower end of what the specifiers allow is not above {@code python}; an empty range allows what it likes. */
    static boolean admits(VersionSpecifiers requiresPython, Version python) {
        List<Interval> allowed = requiresPython.toReleaseOnlyRange().intervals();
        VersionBound target = VersionRange.atLeast(python).intervals().getFirst().lower();
        return allowed.isEmpty() || allowed.getFirst().lower().compareTo(target) <= 0;
    }
}
