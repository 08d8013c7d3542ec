package dev.postern.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whose signature makes a server's certificate trusted: the platform's roots, or, where `SSL_CERT_FILE` or `SSL_CERT_DIR` is set, only what
 * lies there.
 *
 * @param certificates replace the platform's
 * @param problem why no certificate can be trusted, to stand after a URL
 */
record TrustedRoots(Optional<PemTrustOptions> certificates, Optional<String> problem) {

    private static final long LARGEST = 16 << 20;
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    static TrustedRoots of(HttpSettings.Variables variables) {
        Optional<String> file = variables.get("SSL_CERT_FILE");
        Optional<String> folders = variables.get("SSL_CERT_DIR");
        if (file.isEmpty() && folders.isEmpty()) {
            return new TrustedRoots(Optional.empty(), Optional.empty());
        }
        Buffer pem = Buffer.buffer();
        file.ifPresent(name -> files(name).forEach(found -> append(pem, found)));
        for (String folder : folders.map(list -> List.of(list.split(File.pathSeparator))).orElse(List.of())) {
            inFolder(folder).forEach(found -> append(pem, found));
        }
        if (pem.length() == 0) {
            String names = Stream.of("SSL_CERT_FILE", "SSL_CERT_DIR").filter(name -> variables.get(name).isPresent())
                    .map(name -> "`" + name + "` (`" + Quoted.of(variables.get(name).orElse("")) + "`)")
                    .reduce((one, two) -> one + " and " + two).orElse("");
            return new TrustedRoots(Optional.empty(),
                    Optional.of("cannot be verified: there is no certificate in " + names + ", which replaces the usual roots"));
        }
        return new TrustedRoots(Optional.of(new PemTrustOptions().addCertValue(pem)), Optional.empty());
    }

    private static Set<Path> files(String name) {
        try {
            return Set.of(Path.of(name));
        } catch (InvalidPathException _) {
            return Set.of();
        }
    }

    private static Set<Path> inFolder(String folder) {
        // real paths, since folders of certificates name each one twice, by subject and by hash
        Set<Path> found = new TreeSet<>();
        for (Path path : files(folder)) {
            try (Stream<Path> entries = Files.list(path)) {
                for (Path entry : entries.filter(Files::isRegularFile).toList()) {
                    found.add(entry.toRealPath());
                }
            } catch (IOException _) {
                // what cannot be read trusts nobody
            }
        }
        return found;
    }

    private static void append(Buffer pem, Path file) {
        try {
            if (Files.size(file) <= LARGEST) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (text.contains(BEGIN)) {
                    pem.appendString(text, "ISO-8859-1").appendString("\n");
                }
            }
        } catch (IOException _) {
            // the same: a file that cannot be read trusts nobody
        }
    }
}
