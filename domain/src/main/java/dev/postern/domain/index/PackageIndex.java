package dev.postern.domain.index;

import dev.postern.domain.name.PackageName;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Port: indexes that can be asked for a project's page. Safe for concurrent callers. Every failure is an outcome; nothing
 * is thrown but for an interrupted or broken machine.
 */
public interface PackageIndex {

    /** Asks one index, and blocks. The {@link ProjectFinder} asks at most once per run for each index and project. */
    ProjectLookup lookup(Index index, PackageName project);

    /**
     * Starts the same look-up ahead of need and returns at once; a later {@link #lookup} joins it. An implementation that
     * cannot do so does nothing: then {@code then} is never called.
     *
     * @param then runs once with the outcome, on a thread of the implementation; must not block
     */
    default void anticipate(Index index, PackageName project, Consumer<ProjectLookup> then) {}

    /**
     * The projects of an index that can be listed without telling anybody what is looked for: those of a folder of this machine. Empty for
     * all others, which are not asked.
     */
    default Collection<PackageName> names(Index index) {
        return List.of();
    }

    /**
     * Whether the index has let us in with a credential in this run, so that its 404 means "not here" and not "not for you".
     * May block for one cheap request.
     */
    default boolean provesAccess(Index index) {
        return false;
    }
}
