package dev.postern.files;

import dev.postern.domain.distribution.Digest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A wheel, a source distribution or an archive of a {@code pylock.toml}: at a URL, at a path or at both, always with a hash.
 *
 * @param name its file name
 * @param url without userinfo
 * @param path absolute, or relative to the folder of the lock file, with {@code /} between its parts
 * @param size in bytes
 */
public record PylockFile(String name, Optional<URI> url, Optional<String> path, OptionalLong size, Optional<Instant> uploadTime,
        List<Digest> hashes) {

    public PylockFile {
        hashes = List.copyOf(hashes);
        if (url.isEmpty() && path.isEmpty()) {
            throw new IllegalArgumentException("`" + name + "` is neither at a URL nor at a path");
        }
        if (hashes.isEmpty()) {
            throw new IllegalArgumentException("`" + name + "` has no hash");
        }
        if (url.map(URI::getRawUserInfo).isPresent()) {
            throw new IllegalArgumentException("the URL of `" + name + "` carries userinfo");
        }
    }
}
