package dev.postern.azure;

import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets Microsoft's library speak through the token endpoint, with the one login service that it may speak to. It remembers the last
 * refusal, since the library's exceptions quote prose.
 */
final class MsalTransport implements IHttpClient {
    /** By how much a poll is to come later after {@code slow_down} (RFC 8628, section 3.5), which the library takes for an end. */
    private static final Duration SLOWER = Duration.ofSeconds(5);

    private final PatientRequests endpoint;
    private final Realm service;
    private final Pause pause;
    private volatile Duration slower = Duration.ZERO;
    private volatile Optional<EntraFault> fault = Optional.empty();
    private volatile Optional<String> unreachable = Optional.empty();

    MsalTransport(PatientRequests endpoint, Authority authority, Pause pause) {
        this.endpoint = endpoint;
        this.service = authority.base();
        this.pause = pause;
    }

    /** Why the last answer was none. */
    Optional<EntraFault> fault() {
        return fault;
    }

    Optional<String> unreachable() {
        return unreachable;
    }

    @Override
    public IHttpResponse send(HttpRequest request) throws IOException {
        URI url = URI.create(request.url().toString());
        if (!Realm.of(url).sameOrigin(service)) {
            throw new IOException("not the login service");
        }
        rest(request);
        return switch (endpoint.send(translated(request, url))) {
            case TokenReply.Unreachable none -> {
                unreachable = Optional.of("`" + service + "` did not answer: " + none.detail());
                throw new IOException("no answer");
            }
            case TokenReply.Answered answered -> translated(answered);
        };
    }

    private void rest(HttpRequest request) throws IOException {
        if (slower.isZero() || request.httpMethod() != HttpMethod.POST) {
            return;
        }
        try {
            pause.rest(slower);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static TokenRequest translated(HttpRequest request, URI url) {
        TokenRequest translated = request.httpMethod() == HttpMethod.POST ? TokenRequest.post(url) : TokenRequest.get(url);
        Map<String, String> headers = request.headers() == null ? Map.of() : request.headers();
        String mediaType = "application/x-www-form-urlencoded";
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase("Content-Type")) {
                mediaType = header.getValue();
            } else if (!header.getKey().equalsIgnoreCase("Content-Length")) {
                translated = translated.header(header.getKey(), header.getValue());
            }
        }
        return request.body() == null || request.body().isEmpty() ? translated : translated.body(mediaType, Secret.of(request.body()));
    }

    /** The library logs what it cannot read, and the prose of refusals: it gets neither. */
    private IHttpResponse translated(TokenReply.Answered reply) throws IOException {
        HttpResponse response = new HttpResponse();
        Map<String, List<String>> headers = new HashMap<>(reply.headers());
        response.addHeaders(headers);
        if (reply.status() == 200) {
            if (!JsonText.answer(reply.body()).isObject()) {
                throw new IOException("not JSON");
            }
            return response.statusCode(200).body(reply.body().reveal());
        }
        EntraFault refusal = EntraFault.of(reply);
        if (refusal.error().equals("slow_down")) {
            slower = slower.plus(SLOWER);
            return response.statusCode(400).body(body("authorization_pending", 0));
        }
        fault = Optional.of(refusal);
        return response.statusCode(reply.status()).body(refusal.isRefusal() ? body(refusal.error(), refusal.code()) : "{}");
    }

    private static String body(String error, int code) {
        return "{\"error\":\"" + error + "\",\"error_description\":\"AADSTS" + code + "\",\"error_codes\":[" + code + "]}";
    }
}
