package dev.postern.domain.resolution;

import dev.postern.domain.environment.Tag;
import dev.postern.domain.environment.TagMatch;
import dev.postern.domain.environment.TagSet;
import dev.postern.domain.environment.WheelTags;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.Trail;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.solver.Cause;
import dev.postern.domain.solver.Incompatibility;
import dev.postern.domain.solver.Proof;
import dev.postern.domain.solver.Reason;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What may be done about a failure, each kind at most once for a package, and only what could help. */
final class Hints {
    private final Packages packages;
    private final Quest quest;
    private final Blame blame;
    private final MissingHints missing;
    /** By kind and package. */
    private final Map<String, Hint> hints = new LinkedHashMap<>();
    /** The least Python that lets in some version of each package. */
    private final Map<PackageName, Version> pythons = new TreeMap<>();

    Hints(Packages packages, Quest quest, Blame blame) {
        this.packages = packages;
        this.quest = quest;
        this.blame = blame;
        this.missing = new MissingHints(quest);
    }

    List<Hint> of(Proof proof) {
        for (Incompatibility fact : proof.inOrder()) {
            switch (fact.cause()) {
                case Cause.NoVersions _ -> ofProject(fact.packageAt(0), fact.termAt(0).range());
                case Cause.Rejected(Reason reason) -> ofDrop(fact.packageAt(0), fact.termAt(0).range(), (Drop) reason);
                case Cause.Dependency need when need.dependency() == Packages.PYTHON -> python(need.dependent(), need.range());
                case Cause.Dependency need -> written(need);
                case Cause.Asked _,Cause.Derived _ -> {}
            }
        }
        if (!pythons.isEmpty()) {
            add(PackageName.of("python"),
                    new Hint.NewerPython(quest.target().python(), pythons.values().stream().max(Version::compareTo).get(),
                            List.copyOf(pythons.keySet())));
        }
        return List.copyOf(hints.values());
    }

    private void add(PackageName name, Hint hint) {
        hints.putIfAbsent(hint.getClass().getSimpleName() + " " + name, hint);
    }

    /** What somebody wrote down who is not a package. */
    private void written(Cause.Dependency need) {
        blame.constraint(need).ifPresent(asked -> hints.putIfAbsent("constraint " + asked,
                new Hint.Constrained(asked.requirement(), asked.origin())));
        blame.override(need).ifPresent(asked -> hints.putIfAbsent("override " + asked,
                new Hint.Overridden(asked.requirement(), asked.origin())));
    }

    private void python(int pkg, VersionRange wanted) {
        Optional<PackageName> name = packages.nameOf(pkg);
        if (name.isPresent() && !wanted.isEmpty() && !wanted.intervals().getFirst().lower().isUnbounded()) {
            pythons.merge(name.get(), wanted.intervals().getFirst().lower().version(),
                    (one, other) -> one.compareTo(other) < 0 ? one : other);
        }
    }

    private void ofProject(int pkg, VersionRange range) {
        packages.nameOf(pkg).flatMap(quest::knownProject).ifPresent(project -> {
            quest.chooser().forbiddenPrereleases(project, range).filter(this::fitsPython).findFirst()
                    .ifPresent(usable -> add(project.name(), new Hint.Prerelease(project.name(), usable.version())));
            tooNew(project, range);
            elsewhere(project, range);
        });
    }

    private boolean fitsPython(Candidate.Usable usable) {
        return usable.requiresPython().map(quest.target().python()::isCompatible).orElse(true);
    }

    private void tooNew(Project project, VersionRange range) {
        project.tooNew().descendingMap().entrySet().stream().filter(entry -> range.contains(entry.getKey())).findFirst()
                .ifPresent(entry -> project.pageIndex().ifPresent(
                        index -> add(project.name(), new Hint.TooNew(project.name(), entry.getKey(), index, entry.getValue()))));
    }

    /** Who might have been asked, and why nobody was. */
    private void elsewhere(Project project, VersionRange range) {
        Trail trail = project.finding().trail();
        Optional<Index> holder = project.pageIndex();
        if (holder.isEmpty()) {
            return;
        }
        PackageName name = project.name();
        boolean others = quest.request().places().catalog().searchOrder().stream().anyMatch(index -> !index.isSamePlaceAs(holder.get()));
        switch (trail.route().rule()) {
            case CLAIM ->
                    trail.route().claim().filter(_ -> others).ifPresent(claim -> add(name, new Hint.Claimed(name, holder.get(), claim)));
            case PIN -> {
                if (others) {
                    add(name, new Hint.Pinned(name, holder.get()));
                }
            }
            case STRATEGY -> laterIndexes(project, holder.get(), trail, range);
            case NO_INDEX -> add(name, new Hint.NoIndex(name));
        }
    }

    private void laterIndexes(Project project, Index holder, Trail trail, VersionRange range) {
        List<Index> unasked = trail.unasked();
        if (trail.strategy() != IndexStrategy.FIRST_INDEX || unasked.isEmpty()) {
            return;
        }
        if (project.known().isEmpty() && project.tooNew().isEmpty()) {
            add(project.name(), new Hint.EmptyPage(project.name(), holder, unasked));
        } else {
            add(project.name(), new Hint.FirstIndex(project.name(), holder, unasked, quest.peek(project.name(), unasked, range)));
        }
    }

    private void ofDrop(int pkg, VersionRange range, Drop drop) {
        Optional<PackageName> named = packages.nameOf(pkg);
        if (named.isEmpty()) {
            return;
        }
        PackageName name = named.get();
        Optional<Project> project = quest.knownProject(name);
        Optional<Version> newest = project.flatMap(known -> known.known().reversed().stream().filter(range::contains).findFirst());
        switch (drop) {
            case Drop.NotFound(Trail trail) -> missing.of(name, trail).forEach(hint -> add(name, hint));
            case Drop.NoMatchingWheel(var mismatch, List<String> tags) -> {
                newest.ifPresent(version -> add(name, new Hint.OtherWheels(name, version, mismatch, parts(tags, mismatch))));
                project.ifPresent(known -> elsewhere(known, range));
            }
            case Drop.NoBuild _ -> add(name, new Hint.BuildingOff(name, quest.request().files().building().all()));
            case Drop.NoBinary _ -> add(name, new Hint.WheelsOff(name, quest.request().files().wheels().all()));
            case Drop.Yanked _ -> newest.filter(version -> quest.chooser().isUsableIfPinned(project.orElseThrow(), version))
                    .ifPresent(version -> add(name, new Hint.Yanked(name, version)));
            case Drop.Offline _ -> hints.putIfAbsent("offline", new Hint.Offline());
            case Drop.NeedsBuild _ -> newest.ifPresent(version -> add(name, new Hint.NeedsBuild(name, version)));
            case Drop.RequiresPython(var specifiers) -> python(pkg, specifiers.toReleaseOnlyRange());
            case Drop.NoFiles _,Drop.OldArchiveFormat _ -> project.ifPresent(known -> elsewhere(known, range));
            case Drop.InvalidMetadata _ -> newest.ifPresent(version -> add(name, new Hint.InvalidMetadata(name, version)));
            case Drop.ImpossibleNeed _,Drop.OtherPython _ -> {}
            case Drop.WrongHash _ -> add(name, new Hint.Remedy("the files of `" + name
                    + "` have changed, or the hashes are those of another index's; lock again if the new files are to be trusted"));
        }
    }

    /** The part of the tags that does not fit, of those wheels of which all else does; whole tags where several parts do not. */
    private List<String> parts(List<String> tags, TagMatch.Reason mismatch) {
        TagSet own = quest.target().tags();
        Set<String> platforms = own.list().stream().map(Tag::platform).collect(Collectors.toSet());
        TreeSet<String> parts = new TreeSet<>();
        for (String text : tags) {
            WheelTags wheel = WheelTags.parse(text);
            if (own.compatibility(wheel) instanceof TagMatch.Incompatible(TagMatch.Reason reason) && reason == mismatch) {
                parts.addAll(switch (mismatch) {
                    case INVALID, PYTHON -> fits(wheel, platforms) ? wheel.pythons() : List.of();
                    case ABI, FREE_THREADED, PYTHON_VERSION_OF_ABI -> fits(wheel, platforms) ? wheel.abis() : List.of();
                    case PLATFORM -> wheel.platforms();
                });
            }
        }
        parts.remove("none");
        return parts.isEmpty() ? List.copyOf(tags) : List.copyOf(parts);
    }

    private static boolean fits(WheelTags wheel, Set<String> platforms) {
        return wheel.platforms().stream().anyMatch(platforms::contains);
    }
}
