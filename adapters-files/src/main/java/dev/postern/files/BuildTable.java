package dev.postern.files;

import dev.postern.domain.build.BuildSystem;
import dev.postern.domain.requirement.Requirement;
import java.util.List;

/** The table {@code build-system} of a {@code pyproject.toml} (PEP 518). */
final class BuildTable {

    private BuildTable() {}

    static BuildSystem read(TomlNode table) {
        TomlNode requires = table.get("requires").orElseThrow(
                () -> table.wrong("`build-system` has no `requires`").withHint("PEP 518 wants it; `requires = []` if nothing is needed"));
        List<Requirement> requirements = requires.list().stream().map(item -> item.parsed(Requirement::parse)).toList();
        return table.get("build-backend").map(TomlNode::text)
                .map(backend -> new BuildSystem(requirements, backend, table.get("backend-path").map(IndexTable::texts).orElse(List.of())))
                .orElseGet(() -> BuildSystem.requiring(requirements));
    }
}
