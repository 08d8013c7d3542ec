package dev.postern.domain.resolution;

import dev.postern.domain.index.ConfusionSignal;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.version.Version;
import java.util.List;
import java.util.stream.Collectors;

/** What a person should know about an answer. */
public sealed interface ResolutionWarning {

    /** The chosen version was yanked, and was chosen because something pins it. */
    record Yanked(PackageName name, Version version, String reason) implements ResolutionWarning {
        @Override
        public String text() {
            String why = reason.isEmpty() ? "" : " (reason: " + reason + ")";
            return "`" + name + "==" + version + "` is yanked" + why;
        }
    }

    /** An extra was asked for that the chosen version does not have. */
    record ExtraMissing(PackageName name, Version version, ExtraName extra) implements ResolutionWarning {
        @Override
        public String text() {
            return "the package `" + name + "==" + version + "` does not have an extra named `" + extra + "`";
        }
    }

    /**
     * An index could not be reached, and a mirror stood in for it.
     *
     * @param names the packages for which it did
     */
    record Mirrored(Index owner, Index mirror, List<PackageName> names) implements ResolutionWarning {
        public Mirrored {
            names = List.copyOf(names);
        }

        @Override
        public String text() {
            return "index `" + owner.displayName() + "` could not be reached; its mirror `" + mirror.location()
                    + "` stood in for " + names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))
                    + ", with files whose hashes are known";
        }
    }

    /** Under {@code lowest} or {@code lowest-direct} a requirement says nothing about what is too old. */
    record NoLowerBound(PackageName name, ResolutionMode mode) implements ResolutionWarning {
        @Override
        public String text() {
            return "the requirement `" + name + "` has no lower bound; `--resolution " + mode
                    + "` may take a very old version of it";
        }
    }

    /** A package that only another package places comes past the index that claims its name. */
    record ClaimPassedOver(PackageName name, DirectReference reference, PackageName parent,
            IndexCatalog.Owner owner) implements ResolutionWarning {
        @Override
        public String text() {
            return "`" + name + "` comes from `" + reference + "`, as `" + parent + "` requires, although index `"
                    + owner.index().displayName() + "` claims `" + owner.claim() + "`";
        }
    }

    /** A requirement names a wheel that cannot be installed where the answer is meant for. */
    record UnfitWheel(PackageName name, String filename) implements ResolutionWarning {
        @Override
        public String text() {
            return "the wheel `" + filename + "`, which is named for `" + name + "`, does not fit the environment";
        }
    }

    /** Somebody may be passing off one package as another. */
    record Confusion(ConfusionSignal signal) implements ResolutionWarning {
        @Override
        public String text() {
            return signal.message();
        }
    }

    /** One sentence without a period. */
    String text();
}
