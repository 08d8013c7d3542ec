package dev.postern.domain.resolution;

import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexRoute;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that one resolution knows of one package. One thread resolves; only {@link #wanted} and {@link #early} are also used by the
 * threads that fetch ahead.
 */
final class Dossier {

    /** A version that cannot be used. */
    record Dropped(Version version, Index index, Drop drop) {}

    /** A project as it was read when its page came ahead of need. */
    record Early(ProjectPage page, Project project) {}

    private final PackageName name;
    private final IndexRoute route;
    private final @Nullable FixedPackage fixed;
    /** Who brought the package in first; null where somebody wrote it down. */
    private final @Nullable PackageName requiredBy;

    private @Nullable Project project;
    private final Set<PackageName> requirers = new LinkedHashSet<>();
    private final Map<Version, Candidate.Usable> taken = new HashMap<>();
    private final Map<Version, MetadataAnswer> metadata = new HashMap<>();
    private final Map<Version, Dropped> drops = new TreeMap<>(Comparator.<Version>reverseOrder());
    private @Nullable VersionRange lastRange;
    private int lastBatch;
    private volatile VersionRange wanted;
    private volatile @Nullable Early early;

    Dossier(PackageName name, IndexRoute route, VersionRange wanted, @Nullable PackageName requiredBy) {
        this.name = name;
        this.route = route;
        this.fixed = null;
        this.wanted = wanted;
        this.requiredBy = requiredBy;
    }

    /** A package that no index is asked for. */
    Dossier(FixedPackage fixed, @Nullable PackageName requiredBy) {
        this.name = fixed.name();
        this.route = new IndexRoute(name, List.of(), IndexRoute.Rule.NO_INDEX, Optional.empty(), List.of());
        this.fixed = fixed;
        this.wanted = VersionRange.full();
        this.requiredBy = requiredBy;
        metadata.put(fixed.version(), new MetadataAnswer.Known(fixed.metadata()));
    }

    PackageName name() {
        return name;
    }

    IndexRoute route() {
        return route;
    }

    /** Where it is, if a requirement says so. */
    @Nullable
    FixedPackage fixed() {
        return fixed;
    }

    Optional<PackageName> requiredBy() {
        return Optional.ofNullable(requiredBy);
    }

    /** Notes that some version of a package requires it; null where somebody wrote it down. */
    void isRequiredBy(@Nullable PackageName requirer) {
        if (requirer != null) {
            requirers.add(requirer);
        }
    }

    /** Every package of which some version that was looked at requires it, in the order in which that was found out. */
    Set<PackageName> requirers() {
        return requirers;
    }

    @Nullable
    Project project() {
        return project;
    }

    /** The project, if nobody has to wait for it. */
    @Nullable
    Project readyProject() {
        Early read = early;
        return project != null || read == null ? project : read.project();
    }

    void project(Project found) {
        project = found;
    }

    /** The range that a version is likely to be wanted in. */
    VersionRange wanted() {
        return wanted;
    }

    @Nullable
    Early early() {
        return early;
    }

    void early(Early read) {
        early = read;
    }

    /** Notes the range that is now wanted; whether it is another one than before. */
    boolean isNews(VersionRange range) {
        VersionRange last = lastRange;
        if (last != null && last.equals(range)) {
            return false;
        }
        lastRange = range;
        wanted = range;
        return true;
    }

    /** Remembers what would be installed of a version that is tried; whether it is tried for the first time. */
    boolean take(Candidate.Usable usable) {
        return taken.put(usable.version(), usable) == null;
    }

    Candidate.Usable taken(Version version) {
        Candidate.Usable usable = taken.get(version);
        if (usable == null) {
            throw new IllegalStateException(name + "==" + version + " was not taken");
        }
        return usable;
    }

    /** How many versions were tried. */
    int tries() {
        return taken.size();
    }

    /** The number of tries at which versions were last fetched ahead in a batch. */
    int lastBatch() {
        return lastBatch;
    }

    void lastBatch(int tries) {
        lastBatch = tries;
    }

    @Nullable
    MetadataAnswer metadata(Version version) {
        return metadata.get(version);
    }

    void metadata(Version version, MetadataAnswer answer) {
        metadata.put(version, answer);
    }

    int metadataCount() {
        return metadata.size();
    }

    void drop(Version version, Index index, Drop drop) {
        drops.putIfAbsent(version, new Dropped(version, index, drop));
    }

    /** The versions that cannot be used, as far as they were tried, newest first. */
    List<Dropped> drops() {
        return new ArrayList<>(drops.values());
    }
}
