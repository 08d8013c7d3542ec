package dev.postern.domain.index;

import dev.postern.domain.distribution.MetadataAdvert;
import dev.postern.domain.name.PackageName;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Indexes that answer what a test says, with a log of what they were asked. Anticipated look-ups are answered at once. */
final class ScriptedIndexes implements PackageIndex {

    static final PackageName PROJECT = PackageName.of("acme-tool");

    private final Map<String, ProjectLookup> answers = new HashMap<>();
    private final Set<String> proven = new HashSet<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> anticipated = new CopyOnWriteArrayList<>();

    ScriptedIndexes answer(Index index, ProjectLookup answer) {
        answers.put(index.location().toString(), answer);
        return this;
    }

    ScriptedIndexes letsIn(Index index) {
        proven.add(index.location().toString());
        return this;
    }

    @Override
    public ProjectLookup lookup(Index index, PackageName project) {
        asked.add(index.displayName());
        return at(index);
    }

    @Override
    public void anticipate(Index index, PackageName project, Consumer<ProjectLookup> then) {
        anticipated.add(index.displayName());
        then.accept(at(index));
    }

    @Override
    public boolean provesAccess(Index index) {
        return proven.contains(index.location().toString());
    }

    private ProjectLookup at(Index index) {
        return answers.getOrDefault(index.location().toString(), new ProjectLookup.Absent(404, "not found"));
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    List<String> anticipated() {
        return List.copyOf(anticipated);
    }

    static IndexBuilder index(String name) {
        return Index.at(URI.create("https://" + name + ".example/simple")).named(name).origin("test.toml:" + name.length());
    }

    /** A page of {@link #PROJECT} with a wheel for each of these versions. */
    static ProjectLookup listed(Index index, String... versions) {
        return listed(index, Arrays.stream(versions).map(version -> file("acme_tool-" + version + "-py3-none-any.whl")).toList());
    }

    static ProjectLookup listed(Index index, List<PageFile> files) {
        return new ProjectLookup.Listed(ProjectPage.of(index, PROJECT, index.location(), files));
    }

    static PageFile file(String filename) {
        return new PageFile(filename, "files/" + filename, List.of(), null, null, -1, null, MetadataAdvert.NONE);
    }

    /** A route that the strategy decides. */
    static IndexRoute route(List<Index> indexes, Index... findLinks) {
        return new IndexRoute(PROJECT, indexes, IndexRoute.Rule.STRATEGY, Optional.empty(), List.of(findLinks));
    }
}
