package dev.postern.domain.index;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.util.Optional;

/** A sign that somebody may be passing off one package as another. It warns; it decides nothing. */
public sealed interface ConfusionSignal {

    PackageName project();

    /** Two indexes list a file of one name with different content. */
    record DifferingFile(PackageName project, String filename, Index first, Digest firstDigest, Index second,
            Digest secondDigest) implements ConfusionSignal {}

    /**
     * A claimed name exists on an index that does not own it, with a version that would win there.
     *
     * @param owned the highest version at its owner; empty if the owner has none
     */
    record ClaimedElsewhere(PackageName project, IndexCatalog.Owner owner, Optional<Version> owned, Index other,
            Version elsewhere) implements ConfusionSignal {}

    /** A name that nobody claims is one typing error away from a claimed one. */
    record NearClaim(PackageName project, IndexCatalog.Owner owner) implements ConfusionSignal {}

    /** What was seen, with names and indexes. */
    default String message() {
        return switch (this) {
            case DifferingFile s -> "`" + s.filename + "` differs between `" + s.first.displayName() + "` (" + s.firstDigest + ") and `"
                    + s.second.displayName() + "` (" + s.secondDigest + ")";
            case ClaimedElsewhere s -> "`" + s.project + "` belongs to `" + s.owner.index().displayName() + "`, which has "
                    + s.owned.map(version -> "version " + version + " at most").orElse("no version") + ", but `" + s.other.displayName()
                    + "` offers version " + s.elsewhere;
            case NearClaim s -> "`" + s.project + "` is one typing error away from what `" + s.owner.index().displayName() + "` claims (`"
                    + s.owner.claim() + "`)";
        };
    }
}
