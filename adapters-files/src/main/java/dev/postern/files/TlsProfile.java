package dev.postern.files;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to speak TLS with one index.
 *
 * @param ca certificates (PEM) to trust instead of the usual ones
 * @param clientCertificate certificate (PEM) that is shown to the server, maybe with its key in the same file
 * @param clientKey its private key (PEM), where that is another file
 */
public record TlsProfile(Optional<Path> ca, Optional<Path> clientCertificate, Optional<Path> clientKey) {
    public static final TlsProfile NONE = new TlsProfile(Optional.empty(), Optional.empty(), Optional.empty());
}
