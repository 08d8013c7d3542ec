package dev.postern.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whose signature makes a server's certificate trusted: the roots that come with Java, or those of the operating system where that is said;
 * where `SSL_CERT_FILE` or `SSL_CERT_DIR` is set, only what lies there; for an index with a `ca` only that.
 *
 * @param certificates replace those that come with Java
 * @param problem why no certificate can be trusted, to stand after a URL
 */
record TrustedRoots(Optional<TrustOptions> certificates, Optional<String> problem) {

    /** The stores of Windows and macOS, as Java names them there and nowhere else. */
    private static final List<String> STORES = List.of("WINDOWS-ROOT", "KEYCHAINSTORE-ROOT");

    /** Where other systems keep all their roots in one file. */
    private static final List<String> BUNDLES = List.of("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem", "/etc/pki/tls/cacert.pem", "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/ssl/cert.pem");

    static TrustedRoots of(TlsRules.Manner manner, HttpSettings.Network network) {
        return manner.ca().map(TrustedRoots::ofIndex).orElseGet(() -> usual(network.variables(), network.tls().systemRoots()));
    }

    private static TrustedRoots ofIndex(Path ca) {
        Buffer pem = Buffer.buffer();
        append(pem, ca);
        return pem.length() == 0
                ? new TrustedRoots(Optional.empty(),
                        Optional.of("cannot be verified: there is no certificate in the index's `ca` (`" + ca + "`)"))
                : new TrustedRoots(Optional.of(new PemTrustOptions().addCertValue(pem)), Optional.empty());
    }

    private static TrustedRoots ofSystem() {
        Optional<String> store = STORES.stream().filter(Security.getAlgorithms("KeyStore")::contains).findFirst();
        if (store.isPresent()) {
            return inStore(store.get());
        }
        Buffer pem = Buffer.buffer();
        BUNDLES.stream().map(Path::of).filter(Files::exists).findFirst().ifPresent(file -> append(pem, file));
        return pem.length() == 0
                ? new TrustedRoots(Optional.empty(),
                        Optional.of("cannot be verified: this system keeps its roots in none of the usual files"))
                : new TrustedRoots(Optional.of(new PemTrustOptions().addCertValue(pem)), Optional.empty());
    }

    private static TrustedRoots inStore(String type) {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return new TrustedRoots(Optional.of(TrustOptions.wrap(factory)), Optional.empty());
        } catch (GeneralSecurityException | IOException e) {
            return new TrustedRoots(Optional.empty(), Optional.of("cannot be verified: this system's store of roots cannot be read"));
        }
    }

    private static TrustedRoots usual(HttpSettings.Variables variables, boolean system) {
        Optional<String> file = variables.get("SSL_CERT_FILE");
        Optional<String> folders = variables.get("SSL_CERT_DIR");
        if (file.isEmpty() && folders.isEmpty()) {
            return system ? ofSystem() : new TrustedRoots(Optional.empty(), Optional.empty());
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
        // a file that cannot be read trusts nobody
        PemFile.read(file).filter(PemFile::hasCertificate).ifPresent(text -> pem.appendString(text, "ISO-8859-1").appendString("\n"));
    }
}
