package dev.postern.http;

import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import dev.postern.http.Reply.Answer;
import dev.postern.http.Reply.Cause;
import dev.postern.http.Reply.Fault;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends token requests with the proxies, trusted roots and limits of one caller's settings. Nothing is connected before the first request,
 * and nothing is cached, repeated or redirected. What it does is {@link TokenEndpoint}'s.
 */
public final class HttpTokens implements TokenEndpoint, AutoCloseable {

    private final Line line;

    HttpTokens(Line line) {
        this.line = line;
    }

    /** A way of its own, which shares its connections with no other. A process with several callers asks its {@link HttpConnections}. */
    public static HttpTokens open(HttpSettings settings) {
        Wire wire = new Wire(settings);
        return new HttpTokens(new Line(wire, wire::close));
    }

    @Override
    public TokenReply send(TokenRequest request) {
        CompletableFuture<Reply> reply = line.send(call(request));
        try {
            return answer(reply.get(request.limit().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            reply.complete(new Fault(Cause.TIMEOUT, ""));
            return new TokenReply.Unreachable("did not answer within " + request.limit().toMillis() + " ms");
        } catch (InterruptedException _) {
            reply.complete(Fault.CLOSED);
            Thread.currentThread().interrupt();
            return new TokenReply.Unreachable("was no longer waited for");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Call call(TokenRequest request) {
        Call call = Call.get(request.url(), TokenReply.MOST_BYTES);
        for (TokenRequest.Header header : request.headers()) {
            call = call.with(header.name().toLowerCase(Locale.ROOT), header.value().reveal());
        }
        if (request.body().isPresent()) {
            TokenRequest.Body body = request.body().get();
            return call.with("content-type", body.mediaType())
                    .with(new Call.Parcel(request.method(), body.text()));
        }
        return request.method().equals("GET") ? call : call.with(new Call.Parcel(request.method(), Secret.of("")));
    }

    private static TokenReply answer(Reply reply) {
        return switch (reply) {
            case Fault fault -> new TokenReply.Unreachable(fault.detail());
            case Answer answer -> {
                try (Body body = answer.body(); InputStream text = body.stream()) {
                    yield new TokenReply.Answered(answer.status(), headers(answer.headers()),
                            Secret.of(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
                } catch (IOException e) {
                    yield new TokenReply.Unreachable("answered, but the answer could not be read");
                }
            }
        };
    }

    private static Map<String, List<String>> headers(MultiMap headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(value));
        return all;
    }

    @Override
    public void close() {
        line.close();
    }
}
