package dev.postern.cli;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Git's protocol for credential helpers: lines of {@code key=value} up to an empty one.
 *
 * @param fields what Git told, without the password
 * @param password what it told for {@code store} and {@code erase}
 */
record GitProtocol(Map<String, String> fields, Secret password) {

    /** What Git has used: with success, or in vain. */
    record Offer(String username, Secret secret) {

        boolean hasSameSecret(Credential known) {
            return known.username().equals(username) && known.secret().equals(secret);
        }
    }

    static GitProtocol parse(String text) {
        Map<String, String> fields = new HashMap<>();
        text.lines().takeWhile(line -> !line.isEmpty()).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                fields.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        String password = fields.remove("password");
        return new GitProtocol(Map.copyOf(fields), Secret.of(password == null ? "" : password));
    }

    /** The place, if it is one of HTTP's. */
    Optional<URI> url() {
        String scheme = fields.getOrDefault("protocol", "");
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Optional.empty();
        }
        try {
            URI url = new URI(
                    scheme + "://" + fields.getOrDefault("host", "") + "/" + fields.getOrDefault("path", "").replaceFirst("^/+", ""));
            return Optional.of(url).filter(each -> each.getHost() != null && each.getRawUserInfo() == null);
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    Optional<String> user() {
        return Optional.ofNullable(fields.get("username")).filter(name -> !name.isEmpty());
    }

    Optional<Offer> credential() {
        return user().filter(_ -> !password.isEmpty()).map(name -> new Offer(name, password));
    }

    /** A credential in Git's words; nothing of one that would end a line. */
    String answer(Credential credential) {
        String lines = "username=" + credential.username() + "\npassword=" + credential.secret().reveal() + "\n";
        boolean whole = lines.chars().filter(c -> c < ' ').count() == 2;
        return whole ? lines + credential.expires().map(end -> "password_expiry_utc=" + end.getEpochSecond() + "\n").orElse("") : "";
    }

    /** Without values, which may be secrets. */
    @Override
    public String toString() {
        return "question of Git about " + url().map(URI::toString).orElse("no URL");
    }
}
