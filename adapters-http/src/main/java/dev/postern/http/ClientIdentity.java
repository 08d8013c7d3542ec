package dev.postern.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The certificate that is shown to a server which asks for one.
 *
 * @param options certificate and key; empty where none is shown
 * @param problem why there is none although one was named, to stand after a URL
 */
record ClientIdentity(Optional<PemKeyCertOptions> options, Optional<String> problem) {

    static ClientIdentity of(TlsRules.Manner manner) {
        if (manner.certificate().isEmpty()) {
            return new ClientIdentity(Optional.empty(), Optional.empty());
        }
        Path file = manner.certificate().get();
        Path keyFile = manner.key().orElse(file);
        Optional<String> certificate = PemFile.read(file).filter(PemFile::hasCertificate);
        Optional<String> key = PemFile.read(keyFile).filter(PemFile::hasKey);
        if (certificate.isEmpty()) {
            return problem("there is no certificate in `" + file + "`");
        }
        if (key.isEmpty()) {
            return problem("there is no private key in `" + keyFile + "`");
        }
        if (PemFile.isLocked(key.get())) {
            return problem("the private key in `" + keyFile + "` is locked with a password");
        }
        return new ClientIdentity(Optional.of(new PemKeyCertOptions().addCertValue(buffer(certificate.get()))
                .addKeyValue(buffer(key.get()))), Optional.empty());
    }

    private static ClientIdentity problem(String why) {
        return new ClientIdentity(Optional.empty(), Optional.of("cannot be shown the client certificate: " + why));
    }

    private static Buffer buffer(String text) {
        return Buffer.buffer(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
