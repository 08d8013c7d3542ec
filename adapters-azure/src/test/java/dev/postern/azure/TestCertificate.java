package dev.postern.azure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** A key with a certificate that it signed itself, made by the JDK's own tool. */
final class TestCertificate {
    private TestCertificate() {}

    /** PKCS #12; without a password it is protected by an empty one. */
    static void keyStore(Path file, String password) {
        try {
            KeyStore made = made(file.resolveSibling(file.getFileName() + ".made"));
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("app", made.getKey("app", "changeit".toCharArray()), password.toCharArray(), made.getCertificateChain("app"));
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, password.toCharArray());
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void pem(Path file) {
        try {
            KeyStore made = made(file.resolveSibling(file.getFileName() + ".made"));
            Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
            Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + encoder.encodeToString(made.getCertificate("app").getEncoded())
                    + "\n-----END CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n"
                    + encoder.encodeToString(made.getKey("app", "changeit".toCharArray()).getEncoded()) + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore made(Path file) throws GeneralSecurityException, IOException {
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command =
                List.of(keytool, "-J-Duser.language=en", "-genkeypair", "-alias", "app", "-keyalg", "RSA", "-keysize", "2048", "-dname",
                        "CN=app", "-validity", "3650", "-storetype", "PKCS12", "-storepass", "changeit", "-keystore", file.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(said);
            }
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "changeit".toCharArray());
        }
        return store;
    }
}
