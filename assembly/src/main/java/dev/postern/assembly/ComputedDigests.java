package dev.postern.assembly;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.DistributionLookup;
import dev.postern.domain.index.DistributionSource;
import dev.postern.domain.index.Index;
import dev.postern.domain.resolution.PackageSource;
import dev.postern.domain.resolution.Resolution;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Digests of files whose index tells none. Folders are read whole; of a server only what was chosen is fetched, as uv does it: the others
 * are for other machines, and may be many and large.
 */
final class ComputedDigests {
    private final DistributionSource files;
    private final Map<URI, Index> chosen = new ConcurrentHashMap<>();
    private final Map<URI, List<Digest>> known = new ConcurrentHashMap<>();

    ComputedDigests(DistributionSource files) {
        this.files = files;
    }

    /** From now on the files that this answer chose may be fetched. */
    void take(Resolution resolution) {
        if (resolution instanceof Resolution.Resolved resolved) {
            resolved.packages().forEach(each -> {
                if (each.source() instanceof PackageSource.Listed listed) {
                    listed.files().stream().filter(Session::isLocal).forEach(file -> chosen.put(file.url(), listed.index()));
                    chosen.put(listed.chosen().url(), listed.index());
                }
            });
        }
    }

    /**
     * Those of a file, empty if it was not chosen.
     *
     * @throws UnusableInput if it cannot be read or fetched
     */
    List<Digest> of(Distribution file) {
        Index index = chosen.get(file.url());
        return index == null ? List.of() : known.computeIfAbsent(file.url(), _ -> List.of(digest(index, file)));
    }

    private Digest digest(Index index, Distribution file) {
        return switch (files.fetch(index, file)) {
            case DistributionLookup.Fetched(URI _, Digest digest) -> digest;
            case DistributionLookup.HashMismatch(String detail) -> throw unknown(file, detail);
            case DistributionLookup.Denied(int _, String detail) -> throw unknown(file, detail);
            case DistributionLookup.Unreachable(var _, String detail) -> throw unknown(file, detail);
            case DistributionLookup.Offline(String detail) -> throw unknown(file, detail);
        };
    }

    private static UnusableInput unknown(Distribution file, String detail) {
        return new UnusableInput("`" + file.filename().text() + "` is listed without a hash, and its own cannot be computed: " + detail,
                null);
    }
}
