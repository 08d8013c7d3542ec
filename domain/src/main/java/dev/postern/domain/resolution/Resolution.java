package dev.postern.domain.resolution;

import dev.postern.domain.index.Index;
import dev.postern.domain.name.PackageName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a {@link Resolver} found out. */
public sealed interface Resolution {

    /** What was looked at on the way, for {@link #story} and for summaries. */
    Findings findings();

    /** Why one package is where it is: who requires it, where it was looked for, what was dropped. */
    default Optional<PackageStory> story(PackageName name) {
        return findings().story(name);
    }

    /**
     * An answer.
     *
     * @param packages sorted by name
     */
    record Resolved(
            List<ResolvedPackage> packages, List<ResolutionWarning> warnings, Statistics statistics,
            Findings findings) implements Resolution {
        public Resolved {
            packages = List.copyOf(packages);
            warnings = List.copyOf(warnings);
        }
    }

    /** There is no answer, and this is why. */
    record Unresolvable(Explanation explanation, Findings findings) implements Resolution {}

    /** An index or a file stands in the way, so that it is not known whether there is an answer. */
    record Halted(Halt halt, Findings findings) implements Resolution {}

    /**
     * What it took.
     *
     * @param asked the indexes that were asked for something
     * @param pages how many project pages were looked at
     * @param metadata how many files' metadata was looked at
     */
    record Statistics(int packages, Set<Index> asked, int pages, int metadata) {
        public Statistics {
            asked = Set.copyOf(asked);
        }
    }
}
