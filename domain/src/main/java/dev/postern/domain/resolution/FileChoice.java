package dev.postern.domain.resolution;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.SdistFilename;
import dev.postern.domain.distribution.WheelFilename;
import dev.postern.domain.environment.TagMatch;
import dev.postern.domain.environment.TagSet;
import dev.postern.domain.environment.WheelTags;
import dev.postern.domain.index.ReleaseGate;
import dev.postern.domain.name.PackageName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among the files of one version: the wheel that fits best, else the source distribution. A wheel that does not fit still tells
 * the dependencies of a source distribution beside it.
 */
final class FileChoice {
    private final TagSet tags;
    private final FilePolicy policy;
    private final ReleaseGate gate;

    FileChoice(TagSet tags, FilePolicy policy, ReleaseGate gate) {
        this.tags = tags;
        this.policy = policy;
        this.gate = gate;
    }

    /** @param yankAllowed whether somebody pins exactly this version */
    Candidate choose(PackageName name, Release release, boolean yankAllowed) {
        List<Distribution> files = new ArrayList<>();
        Scan scan = new Scan(name, yankAllowed);
        for (Release.Listed listed : release.files()) {
            if (!gate.admit(listed.index(), name, listed.file()).isAdmitted()) {
                continue;
            }
            if (policy.hashes().admits(name, listed.file())) {
                files.add(listed.file());
                scan.look(listed);
            } else {
                scan.wrongHash = listed;
            }
        }
        Release.Listed wheel = scan.wheel;
        if (wheel != null) {
            return new Candidate.Usable(release.version(), wheel, wheel, files);
        }
        Release.Listed source = scan.source;
        if (source != null) {
            Release.Listed unfit = scan.unfitWheel;
            return new Candidate.Usable(release.version(), source, unfit == null ? source : unfit, files);
        }
        return new Candidate.Unusable(release.version(), release.index(), scan.drop());
    }

    /** What was seen of one version's files so far. */
    private final class Scan {
        private final PackageName name;
        private final boolean yankAllowed;
        private Release.@Nullable Listed wheel;
        private int priority;
        private Release.@Nullable Listed unfitWheel;
        private @Nullable Drop wheelDrop;
        private final List<WheelTags> unfitTags = new ArrayList<>();
        private Release.@Nullable Listed source;
        private Release.@Nullable Listed wrongHash;
        private @Nullable Drop sourceDrop;

        Scan(PackageName name, boolean yankAllowed) {
            this.name = name;
            this.yankAllowed = yankAllowed;
        }

        void look(Release.Listed listed) {
            switch (listed.file().filename()) {
                case WheelFilename filename -> wheel(listed, filename);
                case SdistFilename filename -> source(listed, filename);
            }
        }

        private void wheel(Release.Listed listed, WheelFilename filename) {
            if (!policy.mayUseWheels(name)) {
                unfit(listed, new Drop.NoBinary());
            } else if (isBarred(listed)) {
                unfit(listed, yank(listed));
            } else {
                switch (tags.compatibility(filename.tags())) {
                    case TagMatch.Compatible(int fit) -> fitting(listed, filename, fit);
                    case TagMatch.Incompatible(TagMatch.Reason reason) -> {
                        unfitTags.add(filename.tags());
                        unfit(listed, new Drop.NoMatchingWheel(reason, List.of()));
                    }
                }
            }
        }

        private void fitting(Release.Listed listed, WheelFilename filename, int fit) {
            Release.Listed best = wheel;
            if (best == null || fit < priority || (fit == priority && hasHigherBuild(filename, best))) {
                wheel = listed;
                priority = fit;
            }
        }

        /** Of wheels that do not fit, the one that nearly does speaks for the version. */
        private void unfit(Release.Listed listed, Drop drop) {
            if (wheelDrop == null || nearness(drop) > nearness(wheelDrop)) {
                wheelDrop = drop;
                unfitWheel = listed;
            }
        }

        private void source(Release.Listed listed, SdistFilename filename) {
            if (!policy.mayBuild(name)) {
                sourceDrop = nearer(sourceDrop, new Drop.NoBuild());
            } else if (isBarred(listed)) {
                sourceDrop = nearer(sourceDrop, yank(listed));
            } else if (!filename.isStandard()) {
                sourceDrop = nearer(sourceDrop, new Drop.OldArchiveFormat(filename.text()));
            } else if (source == null) {
                source = listed;
            }
        }

        private boolean isBarred(Release.Listed listed) {
            return listed.file().isYanked() && !yankAllowed;
        }

        private static Drop yank(Release.Listed listed) {
            return new Drop.Yanked(listed.file().yank().orElseThrow().reason());
        }

        Drop drop() {
            if (sourceDrop != null) {
                return sourceDrop;
            }
            if (wheelDrop instanceof Drop.NoMatchingWheel(TagMatch.Reason reason, var _)) {
                return new Drop.NoMatchingWheel(reason, unfitTags.stream().map(WheelTags::toString).sorted().distinct().toList());
            }
            if (wheelDrop == null) {
                return wrongHash == null ? new Drop.NoFiles() : new Drop.WrongHash(wrongHash.file().filename().text());
            }
            return wheelDrop;
        }
    }

    private static boolean hasHigherBuild(WheelFilename wheel, Release.Listed than) {
        if (wheel.build().isEmpty() || !(than.file().filename() instanceof WheelFilename other)) {
            return false;
        }
        return other.build().isEmpty() || wheel.build().get().compareTo(other.build().get()) > 0;
    }

    private static Drop nearer(@Nullable Drop known, Drop other) {
        return known == null || nearness(other) > nearness(known) ? other : known;
    }

    /** How little keeps a file out: of several reasons the nearest miss is told. */
    private static int nearness(Drop drop) {
        return switch (drop) {
            case Drop.NoMatchingWheel(TagMatch.Reason reason, var _) -> switch (reason) {
                case INVALID -> 2;
                case PYTHON -> 3;
                case ABI -> 4;
                case FREE_THREADED -> 5;
                case PYTHON_VERSION_OF_ABI -> 6;
                case PLATFORM -> 7;
            };
            case Drop.Yanked _ -> 1;
            case Drop.NoBinary _,Drop.NoBuild _,Drop.OldArchiveFormat _,Drop.NoFiles _,Drop.WrongHash _,Drop.RequiresPython _ -> 0;
            case Drop.InvalidMetadata _,Drop.NeedsBuild _,Drop.Offline _,Drop.ImpossibleNeed _,Drop.OtherPython _,Drop.NotFound _ -> 0;
        };
    }
}
