package dev.postern.domain.resolution;

import dev.postern.domain.environment.PythonTarget;
import dev.postern.domain.environment.TagMatch;
import dev.postern.domain.index.Admission;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.NamePattern;
import dev.postern.domain.index.Trail;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.version.Version;
import java.util.List;
import java.util.Optional;

/** One thing that may be done about a failure. It is only given where doing it could help. */
public sealed interface Hint {

    /** A pre-release would have matched, but the mode lets none in. */
    record Prerelease(PackageName name, Version newest) implements Hint {}

    /**
     * Under {@code first-index} an index that has the name, but no fitting version, kept later ones from being asked.
     *
     * @param unasked the later ones
     * @param elsewhere what one of them has, where it is a folder of this machine, which may be looked at without telling anybody
     */
    record FirstIndex(PackageName name, Index holder, List<Index> unasked, Optional<Elsewhere> elsewhere) implements Hint {
        public FirstIndex {
            unasked = List.copyOf(unasked);
        }
    }

    /** A version that an index has which was not asked. */
    record Elsewhere(Index index, Version version) {}

    /** An index has a page of the project without any file, which ended the search before these indexes were asked. */
    record EmptyPage(PackageName name, Index index, List<Index> unasked) implements Hint {
        public EmptyPage {
            unasked = List.copyOf(unasked);
        }
    }

    /** No other index was asked, since this one claims the name, but it has no fitting version. */
    record Claimed(PackageName name, Index owner, NamePattern claim) implements Hint {}

    /** No other index was asked, since the project's sources pin the package to this one, but it has no fitting version. */
    record Pinned(PackageName name, Index index) implements Hint {}

    /** The index that claims the name does not have it. */
    record MissingAtOwner(PackageName name, Index owner, NamePattern claim, List<PackageName> close) implements Hint {
        public MissingAtOwner {
            close = List.copyOf(close);
        }
    }

    /** The index that the package is pinned to does not have it. */
    record MissingAtPin(PackageName name, Index index, List<PackageName> close) implements Hint {
        public MissingAtPin {
            close = List.copyOf(close);
        }
    }

    /**
     * No index that was asked has the project.
     *
     * @param asked what each said
     * @param close names of this run, of claims and of folders that it may have been meant to be
     * @param claims patterns of which it is one typing error away
     * @param explicit indexes that are only asked for what is pinned to them or claimed by them
     */
    record UnknownPackage(PackageName name, List<Trail.Step> asked, List<PackageName> close, List<IndexCatalog.Owner> claims,
            List<Index> explicit) implements Hint {
        public UnknownPackage {
            asked = List.copyOf(asked);
            close = List.copyOf(close);
            claims = List.copyOf(claims);
            explicit = List.copyOf(explicit);
        }
    }

    /** Indexes are switched off. */
    record NoIndex(PackageName name) implements Hint {}

    /**
     * An index refused.
     *
     * @param status as in {@link dev.postern.domain.index.ProjectLookup.Denied}
     * @param remedy the command or setting that mends it
     * @param ignored whether the settings say to look further, so that it only may have the project
     */
    record Denied(PackageName name, Index index, int status, Optional<String> remedy, boolean ignored) implements Hint {}

    /** These packages need a newer Python; the least that lets each of them in. */
    record NewerPython(PythonTarget python, Version least, List<PackageName> names) implements Hint {
        public NewerPython {
            names = List.copyOf(names);
        }
    }

    /**
     * There are wheels, but none that fits.
     *
     * @param version the newest one that was looked at
     * @param mismatch the part of their tags that does not fit
     * @param tags that part of those wheels of which all else fits; whole tags where no wheel is so near
     */
    record OtherWheels(PackageName name, Version version, TagMatch.Reason mismatch, List<String> tags) implements Hint {
        public OtherWheels {
            tags = List.copyOf(tags);
        }
    }

    /** There is a source distribution, but it may not be built. */
    record BuildingOff(PackageName name, boolean everywhere) implements Hint {}

    /** There are wheels, but they may not be used. */
    record WheelsOff(PackageName name, boolean everywhere) implements Hint {}

    /** A yanked version would have matched; it is only taken where somebody pins it. */
    record Yanked(PackageName name, Version version) implements Hint {}

    /** What is not in the cache could not be fetched. */
    record Offline() implements Hint {}

    /** A version would have matched, but it is not old enough, or nobody knows how old it is. */
    record TooNew(PackageName name, Version version, Index index, Admission admission) implements Hint {}

    /** A constraint takes part in the conflict. */
    record Constrained(Requirement requirement, Origin origin) implements Hint {}

    /** An override takes part in the conflict. */
    record Overridden(Requirement requirement, Origin origin) implements Hint {}

    /** A source distribution must be built to know what it depends on. */
    record NeedsBuild(PackageName name, Version version) implements Hint {}

    /** The version's file is damaged, or not what it says that it is. */
    record InvalidMetadata(PackageName name, Version version) implements Hint {}

    /** What mends it, as the one knows who failed. */
    record Remedy(String advice) implements Hint {}

    /** What to do, in a sentence without a period at the end. */
    default String text() {
        return HintText.of(this);
    }
}
