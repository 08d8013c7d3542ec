package dev.postern.assembly;

import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Requirement;
import dev.postern.files.ConfiguredIndex;
import dev.postern.files.ProjectFile;
import dev.postern.files.RequirementsFile;
import dev.postern.files.SettingsFiles;
import dev.postern.files.UnusableFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The indexes that projects declare elsewhere than in the settings of the call: they are there for the pins of these projects alone, as in
 * uv. Projects are those that are asked for, and source trees of this machine that requirements and their sources name.
 */
final class DeclaredIndexes {
    private final Invocation invocation;
    private final Settings settings;
    private final Set<Path> known = new HashSet<>();
    private final List<ConfiguredIndex> indexes = new ArrayList<>();

    DeclaredIndexes(Invocation invocation, Settings settings) {
        this.invocation = invocation;
        this.settings = settings;
    }

    List<ConfiguredIndex> all() {
        return List.copyOf(indexes);
    }

    /** Takes those of a project. */
    void of(Path project) {
        boolean here = settings.layers().stream().anyMatch(layer -> layer.file().equals(project));
        if (known.add(project) && !here) {
            SettingsFiles files = new SettingsFiles(invocation.environment().asMap(), invocation.home(), invocation.workingDirectory(),
                    invocation.zone());
            files.only(project).forEach(layer -> layer.indexes().stream().filter(each -> each.index().name().isPresent())
                    .forEach(each -> indexes.add(each.withIndex(each.index().toBuilder().isDefault(false).explicit(true).build()))));
        }
    }

    /** Takes those of a source tree, if that is what the reference names, and of those that it names in turn. */
    void follow(DirectReference reference) {
        if (!settings.isOn("no-sources") && reference instanceof DirectReference.Local local) {
            try {
                Path root = invocation.workingDirectory().resolve(local.path());
                Path project = local.subdirectory().map(root::resolve).orElse(root).resolve(ProjectInputs.USUAL).normalize();
                if (!known.contains(project) && Files.isRegularFile(project)) {
                    follow(project);
                }
            } catch (InvalidPathException | UnusableFile told) {
                // whoever looks at the place says so
                return;
            }
        }
    }

    private void follow(Path project) {
        ProjectFile read = ProjectFile.read(project, project.toString()).withSources();
        if (read.sources().isEmpty()) {
            known.add(project);
        } else {
            of(project);
        }
        Stream.concat(read.dependencies().stream(), read.extras().values().stream().flatMap(List::stream))
                .map(RequirementsFile.Entry::requirement).map(Requirement::reference)
                .forEach(reference -> reference.ifPresent(this::follow));
    }
}
