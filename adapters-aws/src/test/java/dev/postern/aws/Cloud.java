package dev.postern.aws;

import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** All of AWS in memory: prepared answers by method and URL without its query; whatever is not prepared does not answer. */
final class Cloud implements TokenEndpoint {
    static final String TOKENS = "POST https://codeartifact.eu-west-1.amazonaws.com/v1/authorization-token";
    static final String STS = "POST https://sts.eu-west-1.amazonaws.com/";
    static final String IMDS = "http://169.254.169.254/latest/";

    private final Map<String, List<TokenReply>> replies = new HashMap<>();
    private final List<TokenRequest> requests = new CopyOnWriteArrayList<>();

    Cloud with(String place, int status, String body, String... headers) {
        Map<String, List<String>> fields = new HashMap<>();
        for (int at = 0; at < headers.length; at += 2) {
            fields.put(headers[at], List.of(headers[at + 1]));
        }
        replies.computeIfAbsent(place, _ -> new ArrayList<>()).add(new TokenReply.Answered(status, fields, Secret.of(body)));
        return this;
    }

    /** A CodeArtifact that gives this token, which ends an hour after the tests' time. */
    Cloud minting(String token) {
        return with(TOKENS, 200,
                "{\"authorizationToken\":\"" + token + "\",\"expiration\":" + (Caller.NOW.getEpochSecond() + 3600) + ".5}");
    }

    @Override
    public synchronized TokenReply send(TokenRequest request) {
        requests.add(request);
        List<TokenReply> prepared = replies.getOrDefault(place(request), List.of());
        if (prepared.isEmpty()) {
            return new TokenReply.Unreachable("nobody is there");
        }
        return prepared.size() > 1 ? prepared.removeFirst() : prepared.getFirst();
    }

    List<TokenRequest> requests() {
        return List.copyOf(requests);
    }

    /** Which places were asked, in order. */
    List<String> places() {
        return requests.stream().map(Cloud::place).toList();
    }

    TokenRequest last() {
        return requests.getLast();
    }

    static String header(TokenRequest request, String name) {
        return request.headers().stream().filter(header -> header.name().equalsIgnoreCase(name)).map(header -> header.value().reveal())
                .findFirst()
                .orElse("");
    }

    static String body(TokenRequest request) {
        return request.body().map(body -> body.text().reveal()).orElse("");
    }

    private static String place(TokenRequest request) {
        String url = request.url().toString();
        return request.method() + " " + url.split("\\?", 2)[0];
    }

    static String sts(String id) {
        return "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><Credentials><AccessKeyId>" + id
                + "</AccessKeyId><SecretAccessKey>se+cr/et</SecretAccessKey><SessionToken>se&amp;ss</SessionToken>"
                + "<Expiration>2024-01-02T04:04:05Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
    }
}
