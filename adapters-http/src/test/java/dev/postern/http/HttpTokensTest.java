package dev.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.testkit.TokenEndpointContract;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpTokensTest extends TokenEndpointContract {
    private final HttpTokens tokens = HttpTokens.open(HttpSettings.standard());

    @Override
    protected TokenEndpoint endpoint() {
        return tokens;
    }

    @Test
    void a_call_prints_no_header_and_no_query() {
        Call call = Call.get(URI.create("https://h.example/token?key=s3cret"), 1).with("x-key", "s3cret")
                .with(new Call.Parcel("POST", Secret.of("s3cret")));
        assertThat(call).hasToString("POST https://h.example");
    }

    @AfterEach
    void close() {
        tokens.close();
    }
}
