package dev.postern.domain.resolution;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.SdistFilename;
import dev.postern.domain.distribution.WheelFilename;
import dev.postern.domain.environment.TagMatch;
import dev.postern.domain.environment.TagSet;
import dev.postern.domain.index.Index;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among the files of one version: the wheel that fits best, else the source distribution. A wheel that does not fit still tells
 * the dependencies of a source distribution beside it.
 */
final class FileChoice {
    private final TagSet tags;
    private final FilePolicy policy;

    FileChoice(TagSet tags, FilePolicy policy) {
        this.tags = tags;
        this.policy = policy;
    }

    /** @param yankAllowed whether somebody pins exactly this version */
    Candidate choose(PackageName name, Version version, Index index, List<Distribution> files, boolean yankAllowed) {
        Scan scan = new Scan(name, yankAllowed);
        files.forEach(scan::look);
        Distribution wheel = scan.bestWheel;
        Distribution sdist = scan.sdist;
        if (wheel != null) {
            return new Candidate.Usable(version, index, wheel, wheel, files);
        }
        if (sdist != null) {
            Distribution metadata = scan.anyWheel == null ? sdist : scan.anyWheel;
            return new Candidate.Usable(version, index, sdist, metadata, files);
        }
        return new Candidate.Unusable(version, index, scan.drop());
    }

    /** What was seen of one version's files so far. */
    private final class Scan {
        private final PackageName name;
        private final boolean yankAllowed;
        private @Nullable Distribution bestWheel;
        private int bestPriority = Integer.MAX_VALUE;
        private @Nullable Distribution anyWheel;
        private @Nullable Distribution sdist;
        private @Nullable Drop sdistDrop;
        private @Nullable Drop wheelDrop;
        private TagMatch.@Nullable Reason nearest;
        private final List<WheelFilename> unfit = new ArrayList<>();

        Scan(PackageName name, boolean yankAllowed) {
            this.name = name;
            this.yankAllowed = yankAllowed;
        }

        void look(Distribution file) {
            switch (file.filename()) {
                case WheelFilename wheel -> wheel(file, wheel);
                case SdistFilename source -> source(file, source);
            }
        }

        private void wheel(Distribution file, WheelFilename wheel) {
            anyWheel = anyWheel == null ? file : anyWheel;
            if (!policy.mayUseWheels(name)) {
                wheelDrop = better(wheelDrop, new Drop.NoBinary());
                return;
            }
            if (yanked(file)) {
                wheelDrop = better(wheelDrop, yank(file));
                return;
            }
            switch (tags.compatibility(wheel.tags())) {
                case TagMatch.Compatible(int priority) -> {
                    if (bestWheel == null || priority < bestPriority || (priority == bestPriority && hasHigherBuild(wheel, bestWheel))) {
                        bestWheel = file;
                        bestPriority = priority;
                    }
                }
                case TagMatch.Incompatible(TagMatch.Reason reason) -> {
                    unfit.add(wheel);
                    if (nearest == null || reason.compareTo(nearest) > 0) {
                        nearest = reason;
                        // of wheels that do not fit, the one that nearly does speaks for the version
                        anyWheel = file;
                    }
                }
            }
        }

        private void source(Distribution file, SdistFilename source) {
            if (!policy.mayBuild(name)) {
                sdistDrop = better(sdistDrop, new Drop.NoBuild());
            } else if (yanked(file)) {
                sdistDrop = better(sdistDrop, yank(file));
            } else if (!source.isStandard()) {
                sdistDrop = better(sdistDrop, new Drop.OldArchiveFormat(source.text()));
            } else if (sdist == null) {
                sdist = file;
            }
        }

        private boolean yanked(Distribution file) {
            return file.isYanked() && !yankAllowed;
        }

        private static Drop yank(Distribution file) {
            return new Drop.Yanked(file.yank().orElseThrow().reason());
        }

        /** The first reason counts, but that a file was yanked gives way to any other. */
        private static Drop better(@Nullable Drop known, Drop other) {
            return known == null || (known instanceof Drop.Yanked && !(other instanceof Drop.Yanked)) ? other : known;
        }

        Drop drop() {
            if (sdistDrop != null) {
                return sdistDrop;
            }
            if (nearest != null) {
                TreeSet<String> texts = new TreeSet<>();
                unfit.forEach(wheel -> texts.add(wheel.tags().toString()));
                return new Drop.NoMatchingWheel(nearest, List.copyOf(texts));
            }
            return wheelDrop == null ? new Drop.NoFiles() : wheelDrop;
        }
    }

    private static boolean hasHigherBuild(WheelFilename wheel, Distribution than) {
        if (wheel.build().isEmpty() || !(than.filename() instanceof WheelFilename other)) {
            return false;
        }
        return other.build().isEmpty() || wheel.build().get().compareTo(other.build().get()) > 0;
    }
}
