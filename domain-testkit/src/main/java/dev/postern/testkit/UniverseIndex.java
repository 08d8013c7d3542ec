package dev.postern.testkit;

import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexBuilder;
import dev.postern.domain.index.PageFile;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** One index of a {@link PackageUniverse}: what it lists, and how it behaves. */
public final class UniverseIndex {

    private final String name;
    private final Map<PackageName, List<UniverseRelease>> releases = new LinkedHashMap<>();
    private final Map<PackageName, ProjectLookup> answers = new LinkedHashMap<>();
    private Optional<ProjectLookup> answerToAll = Optional.empty();
    private boolean lettingIn;
    private Index index;

    UniverseIndex(String name, URI location) {
        this.name = name;
        IndexBuilder builder = Index.at(location).named(name).origin("universe");
        index = builder.isDefault(name.equals(PackageUniverse.DEFAULT)).build();
    }

    public String name() {
        return name;
    }

    /** Adds a version. */
    public UniverseRelease with(String project, String version) {
        UniverseRelease release = new UniverseRelease(this, PackageName.of(project), version);
        releases.computeIfAbsent(release.project(), fresh -> new ArrayList<>()).add(release);
        return release;
    }

    /** Changes how the index is configured. */
    public UniverseIndex configured(UnaryOperator<IndexBuilder> change) {
        index = change.apply(index.toBuilder()).build();
        return this;
    }

    /** A project whose page lists no file. */
    public UniverseIndex emptyPage(String project) {
        releases.computeIfAbsent(PackageName.of(project), fresh -> new ArrayList<>());
        return this;
    }

    /** Refuses to answer for this project. */
    public UniverseIndex denies(String project, int status) {
        return answers(project, new ProjectLookup.Denied(status, "denied by the test", Optional.empty()));
    }

    /** Refuses to answer at all. */
    public UniverseIndex deniesAll(int status) {
        return answersAll(new ProjectLookup.Denied(status, "denied by the test", Optional.empty()));
    }

    /** Fails for this project. */
    public UniverseIndex unreachable(String project, int status) {
        return answers(project, new ProjectLookup.Unreachable(OptionalInt.of(status), "failed by the test"));
    }

    /** Does not answer at all. */
    public UniverseIndex unreachable() {
        return answersAll(new ProjectLookup.Unreachable(OptionalInt.empty(), "no connection, says the test"));
    }

    /** Answers garbage for this project. */
    public UniverseIndex unreadable(String project) {
        return answers(project, new ProjectLookup.Unreadable("garbage, says the test"));
    }

    public UniverseIndex answers(String project, ProjectLookup answer) {
        answers.put(PackageName.of(project), answer);
        return this;
    }

    public UniverseIndex answersAll(ProjectLookup answer) {
        answerToAll = Optional.of(answer);
        return this;
    }

    /** An authenticated request to it succeeds, so that its 404 is believed. */
    public UniverseIndex letsIn() {
        lettingIn = true;
        return this;
    }

    boolean isLettingIn() {
        return lettingIn;
    }

    public Index index() {
        return index;
    }

    /** The projects that have a page. */
    public List<PackageName> projects() {
        return List.copyOf(releases.keySet());
    }

    /** The versions of a project in the order in which they were described. */
    public List<UniverseRelease> releases(PackageName project) {
        return List.copyOf(releases.getOrDefault(project, List.of()));
    }

    /** All files of all projects. */
    public List<UniverseFile> files() {
        return releases.values().stream().flatMap(List::stream).flatMap(release -> release.files().stream()).toList();
    }

    /** What the index says about a project. */
    public ProjectLookup answer(PackageName project) {
        if (answerToAll.isPresent()) {
            return answerToAll.get();
        }
        ProjectLookup fixed = answers.get(project);
        if (fixed != null) {
            return fixed;
        }
        List<UniverseRelease> listed = releases.get(project);
        if (listed == null) {
            return new ProjectLookup.Absent(404, "not found");
        }
        List<PageFile> files = listed.stream().flatMap(release -> release.files().stream()).map(UniverseFile::listed).toList();
        return new ProjectLookup.Listed(ProjectPage.of(index, project, index.location(), files));
    }

    /** Another index of the same universe is reached through the value of this one's test. */
    Optional<UniverseFile> file(String filename) {
        return files().stream().filter(file -> file.filename().equals(filename)).findFirst();
    }
}
