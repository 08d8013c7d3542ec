package dev.postern.domain.distribution;

import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionSpecifiers;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One file of a project as an index lists it (PEP 503, 592, 658, 691, 700).
 *
 * @param url absolute, without userinfo
 * @param requiresPython as the page says; empty where it says nothing
 * @param yank present if the file was yanked
 * @param size in bytes
 * @param uploadTime when it came to the index, where the index says so
 */
public record Distribution(DistributionFilename filename, URI url, List<Digest> digests, Optional<VersionSpecifiers> requiresPython,
        Optional<Yank> yank, OptionalLong size, Optional<Instant> uploadTime, MetadataAdvert metadata) {

    public Distribution {
        Objects.requireNonNull(filename);
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the URL of `" + filename.text() + "` carries userinfo");
        }
        digests = List.copyOf(digests);
    }

    public Version version() {
        return filename.version();
    }

    public boolean isWheel() {
        return filename.isWheel();
    }

    public boolean isYanked() {
        return yank.isPresent();
    }

    public Optional<Digest> digest(Digest.Algorithm algorithm) {
        return digests.stream().filter(digest -> digest.algorithm() == algorithm).findFirst();
    }
}
