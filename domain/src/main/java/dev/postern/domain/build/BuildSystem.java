package dev.postern.domain.build;

import dev.postern.domain.requirement.Requirement;
import java.util.List;

/**
 * How a source tree is built (PEP 517, PEP 518).
 *
 * @param requires what must be importable before the backend is
 * @param backend the object that builds, as {@code module} or {@code module:object}
 * @param backendPath folders of the tree, relative to it, in which the backend lies
 */
public record BuildSystem(List<Requirement> requires, String backend, List<String> backendPath) {

    private static final String LEGACY_BACKEND = "setuptools.build_meta:__legacy__";

    /** What PEP 517 and 518 prescribe for a tree whose {@code pyproject.toml} has no {@code build-system}, or that has none. */
    public static final BuildSystem LEGACY =
            new BuildSystem(List.of(Requirement.parse("setuptools>=40.8.0")), LEGACY_BACKEND, List.of());

    public BuildSystem {
        requires = List.copyOf(requires);
        backendPath = List.copyOf(backendPath);
    }

    /** A tree that says what it requires and not by which backend: PEP 517 gives it the legacy one. */
    public static BuildSystem requiring(List<Requirement> requires) {
        return new BuildSystem(requires, LEGACY_BACKEND, List.of());
    }
}
