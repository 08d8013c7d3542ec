package dev.postern.files;

import dev.postern.domain.requirement.Requirement;
import java.util.List;
import java.util.Optional;

/**
 * How a source tree is built (PEP 517, PEP 518).
 *
 * @param requires what the build needs
 * @param backend the object that builds, such as {@code hatchling.build}; empty for setuptools' legacy one
 * @param backendPath folders of the tree in which the backend lies
 */
public record BuildSystem(List<Requirement> requires, Optional<String> backend, List<String> backendPath) {
    public BuildSystem {
        requires = List.copyOf(requires);
        backendPath = List.copyOf(backendPath);
    }

    static BuildSystem read(TomlNode table) {
        TomlNode requires = table.get("requires").orElseThrow(
                () -> table.wrong("`build-system` has no `requires`").withHint("PEP 518 wants it; `requires = []` if nothing is needed"));
        return new BuildSystem(requires.list().stream().map(item -> item.parsed(Requirement::parse)).toList(),
                table.get("build-backend").map(TomlNode::text), table.get("backend-path").map(IndexTable::texts).orElse(List.of()));
    }
}
