package dev.postern.domain.resolution;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;

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

    /** Under {@code lowest} or {@code lowest-direct} a requirement says nothing about what is too old. */
    record NoLowerBound(PackageName name, ResolutionMode mode) implements ResolutionWarning {
        @Override
        public String text() {
            return "the requirement `" + name + "` has no lower bound; `--resolution " + mode
                    + "` may take a very old version of it";
        }
    }

    /** One sentence without a period. */
    String text();
}
