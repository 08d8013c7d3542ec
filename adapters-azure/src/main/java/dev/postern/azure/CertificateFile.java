package dev.postern.azure;

import dev.postern.domain.credential.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a certificate with its key: PKCS #12 ({@code .pfx}, {@code .p12}), or PEM (RFC 7468) with an unencrypted RSA key in the same file. */
record CertificateFile(Optional<ClientProof> proof, String fault) {

    private static final int MOST = 1 << 20;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]{1,200000})-----END \\1-----");

    static CertificateFile read(Path folder, String name, Optional<Secret> password) {
        String shown = "`" + name.replaceAll("\\p{Cntrl}", "?") + "`";
        try {
            Path file = folder.resolve(name);
            byte[] bytes = bytes(file);
            String lower = name.toLowerCase(Locale.ROOT);
            ClientProof proof = lower.endsWith(".pfx") || lower.endsWith(".p12") ? keyStore(bytes, password) : pem(bytes);
            return new CertificateFile(Optional.of(proof), "");
        } catch (InvalidPathException e) {
            return new CertificateFile(Optional.empty(), shown + " is no path");
        } catch (IOException e) {
            return new CertificateFile(Optional.empty(), "certificate " + shown + " cannot be read, or its password is wrong");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return new CertificateFile(Optional.empty(), "certificate " + shown + " is not a certificate with an unencrypted RSA key");
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new IOException("too long");
            }
            return bytes;
        }
    }

    private static ClientProof keyStore(byte[] bytes, Optional<Secret> password) throws IOException, GeneralSecurityException {
        char[] open = password.map(Secret::reveal).orElse("").toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(bytes), open);
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, open) instanceof PrivateKey key && key.getAlgorithm().equals("RSA")) {
                List<X509Certificate> chain = new ArrayList<>();
                for (Certificate certificate : store.getCertificateChain(alias)) {
                    chain.add((X509Certificate) certificate);
                }
                return new ClientProof.Certificate(key, chain);
            }
        }
        throw new GeneralSecurityException("no key");
    }

    private static ClientProof pem(byte[] bytes) throws GeneralSecurityException {
        Matcher block = BLOCK.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        List<X509Certificate> chain = new ArrayList<>();
        Optional<PrivateKey> key = Optional.empty();
        while (block.find()) {
            byte[] der = Base64.getMimeDecoder().decode(block.group(2));
            if (block.group(1).equals("PRIVATE KEY")) {
                key = Optional.of(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
            } else if (block.group(1).equals("RSA PRIVATE KEY")) {
                key = Optional.of(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(wrapped(der))));
            } else if (block.group(1).equals("CERTIFICATE")) {
                chain.add((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
            }
        }
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("no certificate");
        }
        return new ClientProof.Certificate(key.orElseThrow(() -> new GeneralSecurityException("no key")), chain);
    }

    /** An RSA key of PKCS #1 inside the frame of PKCS #8 (RFC 5208): version 0, {@code rsaEncryption}, the key. */
    private static byte[] wrapped(byte[] key) {
        byte[] algorithm =
                {0x02, 0x01, 0x00, 0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05,
                    0x00};
        byte[] octets = tagged(0x04, key);
        byte[] both = new byte[algorithm.length + octets.length];
        System.arraycopy(algorithm, 0, both, 0, algorithm.length);
        System.arraycopy(octets, 0, both, algorithm.length, octets.length);
        return tagged(0x30, both);
    }

    /** DER: a tag, the length in its shortest form (a key is far below 64 KiB), the content. */
    private static byte[] tagged(int tag, byte[] content) {
        int size = content.length;
        byte[] head = size < 0x80 ? new byte[] {(byte) tag, (byte) size}
                : size < 0x100 ? new byte[] {(byte) tag, (byte) 0x81, (byte) size}
                        : new byte[] {(byte) tag, (byte) 0x82, (byte) (size >> 8), (byte) size};
        byte[] all = new byte[head.length + size];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(content, 0, all, head.length, size);
        return all;
    }
}
