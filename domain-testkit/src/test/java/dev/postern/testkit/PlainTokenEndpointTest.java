package dev.postern.testkit;

import dev.postern.domain.credential.TokenEndpoint;

class PlainTokenEndpointTest extends TokenEndpointContract {

    @Override
    protected TokenEndpoint endpoint() {
        return new PlainTokenEndpoint();
    }
}
