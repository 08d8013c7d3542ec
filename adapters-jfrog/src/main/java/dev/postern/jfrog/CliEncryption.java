package dev.postern.jfrog;

import dev.postern.domain.credential.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens what JFrog's own command has encrypted: base64 of a nonce of 12 bytes, the text under AES-256 in GCM mode (NIST SP
 * 800-38D), and its tag of 16 bytes.
 */
final class CliEncryption {
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int KEY = 32;

    private final JfrogSettings.CommandLine settings;

    CliEncryption(JfrogSettings.CommandLine settings) {
        this.settings = settings;
    }

    /** @throws UnusableConfiguration if there is no key, or another one */
    Secret decrypt(Secret text) {
        byte[] key = key().reveal().strip().getBytes(StandardCharsets.UTF_8);
        if (key.length != KEY) {
            throw new UnusableConfiguration("the key of JFrog's command has " + key.length + " bytes, and must have " + KEY);
        }
        try {
            byte[] sealed = Base64.getDecoder().decode(text.reveal());
            if (sealed.length < NONCE + TAG) {
                throw new UnusableConfiguration("a secret in the configuration of JFrog's command is cut off");
            }
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * Byte.SIZE, sealed, 0, NONCE));
            return Secret.of(new String(cipher.doFinal(sealed, NONCE, sealed.length - NONCE), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnusableConfiguration("the configuration of JFrog's command is encrypted with another key");
        }
    }

    private Secret key() {
        Optional<Secret> given = settings.key();
        if (given.isPresent() && !given.get().reveal().endsWith(".key")) {
            return given.get();
        }
        if (given.isPresent()) {
            return CliConfiguration.text(Path.of(given.get().reveal()));
        }
        Path file = settings.folder().orElse(Path.of(".jfrog")).resolve("security").resolve("security.yaml");
        if (!Files.exists(file)) {
            throw new UnusableConfiguration(
                    "the configuration of JFrog's command is encrypted, and neither `JFROG_CLI_ENCRYPTION_KEY` nor `" + file
                            + "` has the key");
        }
        return masterKey(CliConfiguration.text(file)).orElseThrow(() -> new UnusableConfiguration("`" + file + "` has no `masterKey`"));
    }

    /** Of the YAML only the one line that matters is read. */
    static Optional<Secret> masterKey(Secret yaml) {
        return Arrays.stream(yaml.reveal().split("\\R")).filter(line -> line.startsWith("masterKey:"))
                .map(line -> line.substring("masterKey:".length()).strip()).map(CliEncryption::unquoted).filter(key -> !key.isEmpty())
                .map(Secret::of).findFirst();
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && (text.charAt(0) == '"' || text.charAt(0) == '\'') && text.endsWith(text.substring(0, 1));
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
