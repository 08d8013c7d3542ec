package dev.postern.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What each package of the domain answers and which others it may use. {@code ARCHITECTURE.md} prints this table. */
final class DomainPackages {
    /** @param uses packages of earlier rows, so that the table cannot hold a cycle */
    record Row(String name, String question, Set<String> uses) {}

    static final List<Row> TABLE = List.of(
            row("name", "what is it called?"),
            row("version", "which is newer, which are allowed?"),
            row("credential", "who may speak to whom?"),
            row("environment", "where must it run?", "version"),
            row("solver", "is there an assignment, and if not, why?", "version"),
            row("requirement", "what was asked for?", "name", "version", "environment"),
            row("distribution", "what can be downloaded, what does it need?", "name", "version", "environment", "requirement"),
            row("index", "where do we look, in which order, when do we stop?",
                    "name", "version", "environment", "requirement", "distribution", "credential"),
            row("resolution", "which exact versions, from which index?",
                    "name", "version", "environment", "requirement", "distribution", "credential", "index", "solver"),
            row("build", "what does a source tree become?",
                    "name", "version", "environment", "requirement", "distribution", "credential", "index", "solver", "resolution"),
            row("ledger", "where did it come from?",
                    "name", "version", "environment", "requirement", "distribution", "credential", "index"));

    private static final Map<String, Row> BY_NAME = TABLE.stream()
            .collect(Collectors.toMap(Row::name, row -> row, (a, b) -> a, LinkedHashMap::new));

    private DomainPackages() {}

    static boolean isListed(String name) {
        return BY_NAME.containsKey(name);
    }

    static boolean mayUse(String user, String used) {
        Row row = BY_NAME.get(user);
        return row != null && (user.equals(used) || row.uses().contains(used));
    }

    private static Row row(String name, String question, String... uses) {
        return new Row(name, question, Set.of(uses));
    }
}
