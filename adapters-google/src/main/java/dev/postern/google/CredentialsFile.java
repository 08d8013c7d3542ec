package dev.postern.google;

import dev.postern.domain.credential.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of Application Default Credentials.
 *
 * @param name its path, for messages
 * @param digest tells one identity from another without telling either
 */
record CredentialsFile(String name, SecretJson json, String digest) {

    private static final int MOST_BYTES = 1 << 20;

    /** Reads such a file; one that cannot be read or is none is {@link Unobtainable}. */
    static CredentialsFile read(Path file) {
        return parse(text(file), file.toString());
    }

    static CredentialsFile parse(Secret text, String name) {
        try {
            return new CredentialsFile(name, SecretJson.parse(text), Digests.of(text));
        } catch (MalformedJson e) {
            throw Unobtainable.broken("the credentials in `" + name + "` cannot be read: " + e.place());
        }
    }

    static Secret text(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Unobtainable.broken("`" + file + "` is larger than 1 MiB, which no credentials are");
            }
            return Secret.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Unobtainable.broken("`" + file + "` cannot be read (" + e.getClass().getSimpleName()
                    + "); check that it is there and its permissions");
        }
    }

    /** The text of a file that holds one name. */
    static String line(Path file) {
        return text(file).reveal().strip();
    }

    CredentialsFile within(String field) {
        SecretJson inner = json.object(field).orElseThrow(() -> missing(field));
        return new CredentialsFile(name, inner, digest);
    }

    String type() {
        return json.text("type").orElse("");
    }

    String text(String field) {
        return json.text(field).orElseThrow(() -> missing(field));
    }

    Secret secret(String field) {
        return json.secret(field).orElseThrow(() -> missing(field));
    }

    String universe() {
        return json.text("universe_domain").filter(domain -> domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")).orElse("googleapis.com");
    }

    private Unobtainable missing(String field) {
        return Unobtainable.broken("the credentials in `" + name + "` have no `" + field + "`");
    }
}
