package dev.postern.google;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.Rejection;
import dev.postern.domain.credential.SendingRule;
import dev.postern.testkit.CannedCommands;
import dev.postern.testkit.PlainTokenEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A caller with an environment of its own, and a server that plays the services of Google. */
final class Cloud implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    static final String INDEX = "https://us-central1-python.pkg.dev/proj/repo/simple/";
    static final String TOKEN = "{\"access_token\": \"ya29.s3cret\", \"expires_in\": 3599, \"token_type\": \"Bearer\"}";
    static final String GCLOUD = "gcloud config config-helper --format=json(credential)";

    final WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    final CannedCommands commands = new CannedCommands();
    final Map<String, String> environment = new HashMap<>(Map.of("NO_GCE_CHECK", "true"));
    private final Path home;

    Cloud(Path home) {
        this.home = home;
        server.start();
        server.stubFor(WireMock.any(WireMock.anyUrl()).atPriority(10).willReturn(WireMock.aResponse().withStatus(404)));
    }

    String at(String path) {
        return server.baseUrl() + path;
    }

    /** Credentials of this kind, in which {@code '} stands for a double quote and {@code HOST} for the server. */
    Cloud with(String credentials) {
        try {
            Files.writeString(home.resolve("adc.json"), credentials.replace('\'', '"').replace("HOST", server.baseUrl()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put("GOOGLE_APPLICATION_CREDENTIALS", "adc.json");
        return this;
    }

    GoogleCredentials source() {
        GoogleSettings settings = GoogleSettings.from(environment, Optional.of(home), home);
        return GoogleCredentials.of(settings, new TokenService(new PlainTokenEndpoint(), () -> NOW, Duration.ZERO), commands);
    }

    CredentialLookup ask() {
        return source().lookup(request(INDEX));
    }

    static CredentialRequest request(String url) {
        return CredentialRequest.of(URI.create(url), URI.create(url), SendingRule.ALWAYS);
    }

    static CredentialRequest after(CredentialLookup refused) {
        CredentialLookup.Found found = (CredentialLookup.Found) refused;
        return request(INDEX).afterRefusal(List.of(new Rejection("google", found.credential(), Rejection.Cause.UNAUTHORIZED)));
    }

    static String told(CredentialLookup said) {
        return switch (said) {
            case CredentialLookup.Found found -> found.credential().username() + ":" + found.credential().secret().reveal();
            case CredentialLookup.NotMine _ -> "not mine";
            case CredentialLookup.Refused refused -> refused.detail() + refused.remedy().map(remedy -> " | " + remedy).orElse("");
            case CredentialLookup.Broken broken -> broken.detail();
        };
    }

    @Override
    public void close() {
        server.stop();
    }
}
