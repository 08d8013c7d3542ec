package dev.postern.domain.resolution;

import dev.postern.domain.distribution.BuildFailure;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.index.Trail;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Requirement;
import java.util.List;
import java.util.Optional;

/** What stopped a resolution before it knew. */
public sealed interface Halt {

    /**
     * The index that must answer for a project did not.
     *
     * @param cause {@code Denied}, {@code Unreachable} or {@code Unreadable}
     * @param mirrors what mirrors of it answered, none of which could stand in
     * @param chain who requires the project: what was written first, then package by package
     */
    record IndexStopped(PackageName project, Index index, ProjectLookup cause, List<Trail.Step> mirrors,
            List<String> chain) implements Halt {
        public IndexStopped {
            mirrors = List.copyOf(mirrors);
            chain = List.copyOf(chain);
        }

        @Override
        public boolean denied() {
            return cause instanceof ProjectLookup.Denied;
        }

        @Override
        public Optional<String> remedy() {
            return mirrors.isEmpty() ? HaltText.remedy(cause)
                    : Optional.of("a mirror is believed only for files whose hashes the output file has, or the last page of its index");
        }

        @Override
        public List<Hint> hints() {
            return cause instanceof ProjectLookup.Denied denial && denial.remedy().isPresent()
                    ? List.of(new Hint.Denied(project, index, denial.status(), denial.remedy(), false)) : Halt.super.hints();
        }

        @Override
        public String text() {
            return HaltText.indexStopped(this);
        }
    }

    /**
     * A file's metadata could not be had, in a way that does not let another version stand in.
     *
     * @param cause {@code HashMismatch}, {@code Denied} or {@code Unreachable}
     */
    record MetadataFailed(
            PackageName project, Distribution file, Index index, MetadataLookup cause, List<String> chain) implements Halt {
        public MetadataFailed {
            chain = List.copyOf(chain);
        }

        @Override
        public boolean denied() {
            return cause instanceof MetadataLookup.Denied;
        }

        @Override
        public Optional<String> remedy() {
            return HaltText.remedy(cause);
        }

        @Override
        public List<String> output() {
            return cause instanceof MetadataLookup.NotBuilt(BuildFailure failure) ? failure.output() : List.of();
        }

        @Override
        public String text() {
            return HaltText.metadataFailed(this);
        }
    }

    /** The file belongs to another project than the one whose page lists it. */
    record ForeignFile(PackageName project, Distribution file, Index index, PackageName actual) implements Halt {
        @Override
        public Optional<String> remedy() {
            return Optional.of("do not use this file; tell who runs the index, whose page is wrong");
        }

        @Override
        public String text() {
            return HaltText.foreignFile(this);
        }
    }

    /** Something is wrong with a place that a requirement names; mostly a person can mend it. */
    sealed interface AtPlace extends Halt {
        @Override
        default boolean isFault() {
            return false;
        }

        @Override
        default Optional<String> remedy() {
            return ReferenceText.remedy(this);
        }

        @Override
        default String text() {
            return ReferenceText.of(this);
        }
    }

    /**
     * A package of an index requires another by a URL, which only those who ask may do.
     *
     * @param parent the package that requires it
     * @param known where those who ask say that the required package is, if they do
     */
    record ReferenceRefused(Requirement requirement, PackageName parent, Optional<DirectReference> known) implements AtPlace {}

    /**
     * A place that a requirement names could not be looked at, or nothing useful is there.
     *
     * @param name the package that should be there; empty where only the place would tell
     * @param cause anything but {@code Found}
     * @param chain who requires it: where it was written, then package by package
     */
    record ReferenceFailed(Optional<PackageName> name, DirectReference reference, ReferenceLookup cause,
            List<String> chain) implements AtPlace {
        public ReferenceFailed {
            chain = List.copyOf(chain);
        }

        @Override
        public boolean isFault() {
            return cause instanceof ReferenceLookup.Unreachable || cause instanceof ReferenceLookup.HashMismatch;
        }

        @Override
        public List<String> output() {
            return cause instanceof ReferenceLookup.NotBuilt(BuildFailure failure) ? failure.output() : List.of();
        }
    }

    /** Two requirements name different places for one package. */
    record ReferencesDiffer(PackageName project, DirectReference first, Dependent firstBy, DirectReference second,
            Dependent secondBy) implements AtPlace {}

    /** Another package than the required one is at the place that the requirement names. */
    record ForeignReference(PackageName project, DirectReference reference, PackageName actual, Dependent by) implements AtPlace {}

    /** Whether something is broken; else the request cannot be met, which a person can mend. */
    default boolean isFault() {
        return !denied();
    }

    /** Whether somebody refused, which a person can mend. */
    default boolean denied() {
        return false;
    }

    /** What mends it, if that is known. */
    default Optional<String> remedy() {
        return Optional.empty();
    }

    /** What may be done about it. */
    default List<Hint> hints() {
        return remedy().<Hint>map(Hint.Remedy::new).stream().toList();
    }

    /** The last lines that a build printed before it failed; at most 40. */
    default List<String> output() {
        return List.of();
    }

    /** What happened and why, in a sentence or two, without a period at the end. */
    String text();
}
