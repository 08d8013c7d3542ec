package dev.postern.domain.solver;

import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;

/**
 * What there is to choose from. Answers must not change during a search, except that more may be known of what was not
 * asked before. Packages are numbers; the caller gives them meaning.
 */
public interface Universe {

    /** Which version of the package, within the range, is tried next. */
    Choice choose(int pkg, VersionRange allowed);

    /**
     * What the version needs; asked once for each version taken. Each package of the answer was made known to the order
     * before this returns ({@link DecisionOrder#meet}).
     */
    Expansion expand(int pkg, Version version, DecisionOrder order);

    /** Called whenever something was learned, before a package is chosen: a chance to fetch ahead. */
    default void learned(PartialSolution solution) {}
}
