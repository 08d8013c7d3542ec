package dev.postern.domain.resolution;

import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexRoute;
import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.Trail;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.solver.Cause;
import dev.postern.domain.solver.Incompatibility;
import dev.postern.domain.solver.Proof;
import dev.postern.domain.solver.Reason;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be done about a failure, each kind at most once for a package. */
final class Hints {
    private final Packages packages;
    private final Quest quest;
    private final Wording wording;
    private final Set<String> hints = new LinkedHashSet<>();
    private final Set<String> told = new LinkedHashSet<>();

    Hints(Packages packages, Quest quest) {
        this.packages = packages;
        this.quest = quest;
        this.wording = new Wording(packages, quest);
    }

    List<String> of(Proof proof) {
        for (Incompatibility fact : proof.inOrder()) {
            switch (fact.cause()) {
                case Cause.NoVersions _ -> ofProject(fact.packageAt(0), fact.termAt(0).range());
                case Cause.Rejected(Reason reason) -> ofDrop(fact.packageAt(0), fact.termAt(0).range(), (Drop) reason);
                case Cause.Dependency need when need.dependency() == Packages.PYTHON -> python(need);
                case Cause.Dependency _,Cause.Asked _,Cause.Derived _ -> {}
            }
        }
        return List.copyOf(hints);
    }

    private void ofProject(int pkg, VersionRange range) {
        packages.nameOf(pkg).flatMap(quest::knownProject).ifPresent(project -> {
            prereleases(project, range);
            uncheckedIndex(pkg, project, range);
            tooNew(project, range);
        });
    }

    private void prereleases(Project project, VersionRange range) {
        Optional<Version> newest = project.known().reversed().stream().filter(version -> version.isPrerelease() && range.contains(version))
                .findFirst();
        if (newest.isPresent() && quest.chooser().isStableOnly(project.name())) {
            add("prerelease", project.name(), "pre-releases of `" + project.name() + "` lie in the requested range (e.g., " + newest.get()
                    + "), but pre-releases are not allowed; `--prerelease allow` or `--prerelease-package " + project.name()
                    + "=allow` lets them in");
        }
    }

    /** Under first-index a later index may have what the first does not: say so, and why it was not asked. */
    private void uncheckedIndex(int pkg, Project project, VersionRange range) {
        Trail trail = project.finding().trail();
        Optional<Index> holder = project.pageIndex();
        List<Index> unasked = trail.unasked();
        if (trail.strategy() != IndexStrategy.FIRST_INDEX || trail.route().rule() != IndexRoute.Rule.STRATEGY || holder.isEmpty()
                || unasked.isEmpty()) {
            return;
        }
        boolean empty = project.known().isEmpty() && project.tooNew().isEmpty();
        String found =
                empty ? "index `" + holder.get().displayName() + "` answered for `" + project.name() + "` with a page without usable files"
                        : "`" + project.name() + "` was found on index `" + holder.get().displayName() + "`, but not as "
                                + wording.required(pkg, range);
        String advice = empty ? "set `empty-means-missing = true` for it to ask the next index"
                : "if both indexes are trusted equally, `--index-strategy unsafe-best-match` asks all; or let the right index claim the name with `packages = [\""
                        + project.name() + "\"]`";
        add("unchecked", project.name(), found + "; a version may exist on a later index (`" + unasked.getFirst().displayName()
                + "`), which was not asked since the first index that has a name owns it; " + advice);
    }

    private void tooNew(Project project, VersionRange range) {
        project.tooNew().descendingMap().entrySet().stream().filter(entry -> range.contains(entry.getKey())).findFirst()
                .ifPresent(entry -> add("age", project.name(),
                        "`" + project.name() + "==" + entry.getKey() + "` " + AgeText.of(entry.getValue())));
    }

    private void ofDrop(int pkg, VersionRange range, Drop drop) {
        Optional<PackageName> named = packages.nameOf(pkg);
        if (named.isEmpty()) {
            return;
        }
        PackageName name = named.get();
        switch (drop) {
            case Drop.NotFound(Trail trail) -> notFound(name, trail);
            case Drop.NoMatchingWheel(var _, List<String> tags) -> add("tags", name, "`" + name + "` (" + wording.offered(pkg, range).text()
                    + ") has wheels with these tags: "
                    + tags.stream().limit(8).map(tag -> "`" + tag + "`").collect(Collectors.joining(", "))
                    + "; the environment takes " + quest.target().tags().best().map(tag -> "`" + tag + "`").orElse("none")
                    + " and the like");
            case Drop.NoBuild _ -> add("build", name,
                    "wheels are required for `" + name
                            + "` because building from source is disabled for it (`--no-build` or `--only-binary`)");
            case Drop.NoBinary _ -> add("binary", name, "a source distribution is required for `" + name
                    + "` because wheels are disabled for it (`--no-binary`)");
            case Drop.Yanked _ ->
                    add("yanked", name, "a yanked version of `" + name + "` is only used when your own requirements pin it with `==`");
            case Drop.Offline _ -> add("offline", name, "`" + name + "` could not be fetched because the network is off (`--offline`)");
            case Drop.InvalidMetadata(String detail) -> add("metadata", name, "the metadata of `" + name + "` ("
                    + wording.offered(pkg, range).text() + ") cannot be used: " + detail);
            case Drop.NeedsBuild _ -> add("needs-build", name, "`" + name
                    + "` has only a source distribution whose dependencies are known after a build, which this version of Postern cannot do; ask for a version with a wheel");
            case Drop.RequiresPython _,Drop.ImpossibleNeed _,Drop.OtherPython _,Drop.NoFiles _,Drop.OldArchiveFormat _ -> {}
        }
    }

    private void notFound(PackageName name, Trail trail) {
        String asked =
                trail.steps().stream().map(step -> "`" + step.index().displayName() + "`").distinct().collect(Collectors.joining(", "));
        switch (trail.route().rule()) {
            case CLAIM -> add("not-found", name, "`" + name + "` was not found at its owner: index " + asked + " claims `"
                    + trail.route().claim().map(Object::toString).orElse(name.text()) + "`, so no other index is asked");
            case PIN -> add("not-found", name, "`" + name + "` is pinned to index " + asked + ", which does not have it");
            case NO_INDEX -> add("not-found", name,
                    "no index was asked for `" + name + "` because of `--no-index`, and no find-links location has it");
            case STRATEGY -> add("not-found", name, asked.isEmpty() ? "no index is configured that could be asked for `" + name + "`"
                    : "`" + name + "` was asked for at " + asked + "; check its spelling, or add the index that has it with `--index`");
        }
    }

    private void python(Cause.Dependency need) {
        packages.nameOf(need.dependent()).ifPresent(name -> {
            String which = wording.offered(need.dependent(), need.versions()).text();
            String wants = wording.required(Packages.PYTHON, need.range());
            var python = quest.target().python();
            add("python", name, switch (python.kind()) {
                case REQUESTED ->
                        "the requested Python version (" + python.target() + ") is not supported by " + which + " (it needs " + wants
                                + "); consider a higher `--python-version`";
                case INTERPRETER -> "the interpreter (Python " + python.exact() + ") is not supported by " + which + " (it needs " + wants
                        + "); consider another one with `--python` or `--python-version`";
            });
        });
    }

    private void add(String kind, PackageName name, String hint) {
        if (told.add(kind + " " + name)) {
            hints.add(hint);
        }
    }
}
