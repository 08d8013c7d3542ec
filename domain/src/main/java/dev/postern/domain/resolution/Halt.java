package dev.postern.domain.resolution;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Requirement;
import java.util.List;
import java.util.Optional;

/** What stopped a resolution before it knew. */
public sealed interface Halt {

    /**
     * The index that must answer for a project did not.
     *
     * @param cause {@code Denied}, {@code Unreachable} or {@code Unreadable}
     * @param chain who requires the project: what was written first, then package by package
     */
    record IndexStopped(PackageName project, Index index, ProjectLookup cause, List<String> chain) implements Halt {
        public IndexStopped {
            chain = List.copyOf(chain);
        }

        @Override
        public boolean denied() {
            return cause instanceof ProjectLookup.Denied;
        }

        @Override
        public Optional<String> remedy() {
            return cause instanceof ProjectLookup.Denied denial ? denial.remedy() : Optional.empty();
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
        public String text() {
            return HaltText.metadataFailed(this);
        }
    }

    /** The file belongs to another project than the one whose page lists it. */
    record ForeignFile(PackageName project, Distribution file, Index index, PackageName actual) implements Halt {
        @Override
        public String text() {
            return HaltText.foreignFile(this);
        }
    }

    /**
     * A package requires another by a URL, which only those who ask may do.
     *
     * @param parent the package that requires it; empty where the requirement was written
     */
    record ReferenceRefused(Requirement requirement, Optional<PackageName> parent) implements Halt {
        @Override
        public String text() {
            return HaltText.referenceRefused(this);
        }
    }

    /** Whether somebody refused, which a person can mend; else it is a fault. */
    default boolean denied() {
        return false;
    }

    /** The command that mends it, if one is known. */
    default Optional<String> remedy() {
        return Optional.empty();
    }

    /** What happened and why, in a sentence or two, without a period at the end. */
    String text();
}
