package dev.postern.http;

import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.testkit.TokenEndpointContract;
import org.junit.jupiter.api.AfterEach;

class HttpTokensTest extends TokenEndpointContract {
    private final HttpTokens tokens = HttpTokens.open(HttpSettings.standard());

    @Override
    protected TokenEndpoint endpoint() {
        return tokens;
    }

    @AfterEach
    void close() {
        tokens.close();
    }
}
