package dev.postern.testkit;

import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A token endpoint over the client of the JDK, so that a vendor's adapter can be tested against a server without another adapter. */
public final class PlainTokenEndpoint implements TokenEndpoint {
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public TokenReply send(TokenRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.url()).timeout(request.limit()).method(request.method(),
                request.body().map(body -> BodyPublishers.ofString(body.text().reveal())).orElseGet(BodyPublishers::noBody));
        request.headers().forEach(header -> builder.header(header.name(), header.value().reveal()));
        request.body().ifPresent(body -> builder.header("Content-Type", body.mediaType()));
        try {
            HttpResponse<InputStream> response = client.send(builder.build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String text = new String(body.readNBytes(TokenReply.MOST_BYTES), StandardCharsets.UTF_8);
                return new TokenReply.Answered(response.statusCode(), lowerCase(response.headers().map()), Secret.of(text));
            }
        } catch (IOException e) {
            return new TokenReply.Unreachable("no answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TokenReply.Unreachable("interrupted");
        }
    }

    private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
        Map<String, List<String>> lower = new HashMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
        return lower;
    }
}
