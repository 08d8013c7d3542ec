package dev.postern.domain.index;

import java.util.List;
import java.util.stream.Collectors;

/** Says that the configured indexes contradict each other or are incomplete. */
public final class InvalidCatalog extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<CatalogProblem> problems;

    InvalidCatalog(List<CatalogProblem> problems) {
        super(problems.stream().map(CatalogProblem::message).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<CatalogProblem> problems() {
        return problems;
    }
}
