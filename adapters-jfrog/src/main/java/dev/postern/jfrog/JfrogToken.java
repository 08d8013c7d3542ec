package dev.postern.jfrog;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.Secret;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Secret text that opens a platform, and what it tells about itself. An access token is a JWT (RFC 7519), whose claims name
 * its user and its end; a reference token, an identity token and an API key are opaque.
 *
 * @param user whom the token itself names
 * @param issued when it began, in seconds of its server's clock
 */
record JfrogToken(Secret text, Kind kind, Optional<String> user, Optional<Instant> issued, Optional<Instant> expires) {

    /** How a token is shown. */
    enum Kind {
        ACCESS_TOKEN, REFERENCE_TOKEN, API_KEY, OTHER
    }

    private static final int LENGTH_OF_REFERENCE = 64;
    private static final int LEAST_LENGTH_OF_KEY = 73;

    static JfrogToken of(Secret text) {
        Optional<SecretJson> claims = claims(text.reveal());
        return new JfrogToken(text, claims.isPresent() ? Kind.ACCESS_TOKEN : opaque(text.reveal()),
                claims.flatMap(found -> found.text("sub")).flatMap(JfrogToken::user),
                claims.flatMap(found -> instant(found.number("iat"))), claims.flatMap(found -> instant(found.number("exp"))));
    }

    /**
     * As a credential. Access tokens go as the password of their user, or of nobody; a reference token needs a user's name for
     * that and goes alone without one; an API key is never sent as a bearer token.
     *
     * @param named the user whom the settings name
     */
    Credential credential(Optional<String> named) {
        Optional<String> who = named.or(this::user);
        Credential credential = switch (kind) {
            case ACCESS_TOKEN, API_KEY -> Credential.basic(who.orElse(""), text);
            case REFERENCE_TOKEN, OTHER -> who.isPresent() ? Credential.basic(who.get(), text) : Credential.bearer(text);
        };
        return expires.map(credential::expiring).orElse(credential);
    }

    /** How long it holds altogether, if it says so. */
    Optional<Duration> lifetime() {
        return issued.flatMap(from -> expires.map(to -> Duration.between(from, to))).filter(Duration::isPositive);
    }

    /** {@code jfrt@…/users/NAME} is the user NAME, another {@code jfrt@…} is a service; anything else is the name itself. */
    static Optional<String> user(String subject) {
        if (!subject.startsWith("jfrt@") && !subject.contains("/users/")) {
            return named(subject);
        }
        int slash = subject.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : named(subject.substring(slash + 1));
    }

    /** A colon would end a user name early (RFC 7617), and a control character is no part of one. */
    private static Optional<String> named(String text) {
        boolean sound = !text.isBlank() && text.indexOf(':') < 0 && text.chars().noneMatch(Character::isISOControl);
        return sound ? Optional.of(text) : Optional.empty();
    }

    private static Kind opaque(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean alphanumeric = lower.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
        if (text.startsWith("AKCp8") && text.length() >= LEAST_LENGTH_OF_KEY) {
            return Kind.API_KEY;
        }
        return alphanumeric && text.startsWith("cmVmd") && text.length() == LENGTH_OF_REFERENCE ? Kind.REFERENCE_TOKEN : Kind.OTHER;
    }

    private static Optional<SecretJson> claims(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(parts[1].replace('+', '-').replace('/', '_'));
            return Optional.of(SecretJson.parse(Secret.of(new String(json, StandardCharsets.UTF_8))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(OptionalLong seconds) {
        try {
            return seconds.isPresent() && seconds.getAsLong() > 0 ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
