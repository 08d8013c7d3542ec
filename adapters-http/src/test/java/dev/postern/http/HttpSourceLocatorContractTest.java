package dev.postern.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import dev.postern.domain.build.SourceLocator;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.testkit.SourceLocatorContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** {@link HttpSession} with its {@link ReferencedFiles}, before a server with a source archive. */
class HttpSourceLocatorContractTest extends SourceLocatorContract {
    private static final String ARCHIVE = "/files/acme-1.0.tar.gz";

    private final IndexServer server = IndexServer.start();
    private HttpIndexes.Session session;

    @BeforeEach
    void open() {
        server.answers(ARCHIVE, aResponse().withBody("an archive"));
        session = server.session();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    protected SourceLocator locator() {
        return session;
    }

    @Override
    protected DirectReference something() {
        return DirectReference.parse(server.url(ARCHIVE).toString());
    }

    @Override
    protected DirectReference nothing() {
        return DirectReference.parse(server.url("/files/other-1.0.tar.gz").toString());
    }
}
