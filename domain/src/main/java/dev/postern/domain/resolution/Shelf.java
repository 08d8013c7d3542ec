package dev.postern.domain.resolution;

import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.List;

/** Releases that are tried in the order of their versions, from one end to the other. */
final class Shelf {

    private final List<Release> ascending;
    private final List<Version> versions;
    private final boolean lowestFirst;

    /** @param inOrder the releases in the order in which they are tried: by version, and for one version by rank of their index */
    Shelf(List<Release> inOrder, boolean lowestFirst) {
        this.ascending = lowestFirst ? List.copyOf(inOrder) : List.copyOf(inOrder.reversed());
        List<Version> each = new ArrayList<>(ascending.size());
        ascending.forEach(release -> each.add(release.version()));
        this.versions = List.copyOf(each);
        this.lowestFirst = lowestFirst;
    }

    /** The place of the release that is tried first in the range; -1 if there is none. */
    int first(VersionRange range) {
        return lowestFirst ? range.memberFrom(versions, 0) : range.memberBackFrom(versions, versions.size() - 1);
    }

    /** The place of the release that is tried after another one in the range; -1 if there is none. */
    int next(VersionRange range, int place) {
        return lowestFirst ? range.memberFrom(versions, place + 1) : range.memberBackFrom(versions, place - 1);
    }

    Release at(int place) {
        return ascending.get(place);
    }

    /** Every version, ascending; one that several indexes have comes as often. */
    List<Version> versions() {
        return versions;
    }
}
