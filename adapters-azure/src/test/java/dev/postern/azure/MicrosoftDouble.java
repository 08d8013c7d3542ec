package dev.postern.azure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import dev.postern.testkit.PlainTokenEndpoint;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * All of Microsoft's hosts on one loopback server: a request to {@code https://host/path} arrives as {@code /host/path}. So the product
 * uses the names that it would use in earnest, and nothing can reach the internet.
 */
final class MicrosoftDouble implements TokenEndpoint, AutoCloseable {
    static final String TENANT = "11111111-2222-3333-4444-555555555555";
    static final String FEED = "/pkgs.dev.azure.com/acme/_packaging/tools/pypi/simple/";
    static final String TOKEN = "/login.microsoftonline.com/" + TENANT + "/oauth2/v2.0/token";
    static final String DEVICE = "/login.microsoftonline.com/" + TENANT + "/oauth2/v2.0/devicecode";
    static final String SESSIONS = "/vssps.dev.azure.com/acme/_apis/Token/SessionTokens";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final PlainTokenEndpoint plain = new PlainTokenEndpoint();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    private boolean started;

    /** Started when it is first needed: most tests need no network, and prove it. */
    private synchronized WireMockServer server() {
        if (!started) {
            server.start();
            server.stubFor(any(urlPathMatching("/.*")).atPriority(10).willReturn(aResponse().withStatus(404)));
            started = true;
        }
        return server;
    }

    /** From now on this host does not answer. */
    MicrosoftDouble without(String host) {
        silent.add(host);
        return this;
    }

    MicrosoftDouble when(MappingBuilder request, ResponseDefinitionBuilder response) {
        server().stubFor(request.willReturn(response));
        return this;
    }

    /** The feed refuses as the service does, and names a tenant. */
    MicrosoftDouble refusing() {
        return refusing("https://login.windows.net/" + TENANT, "https://vssps.dev.azure.com/acme/");
    }

    MicrosoftDouble refusing(String authority, String exchange) {
        return when(any(urlPathMatching("/pkgs.dev.azure.com/acme/.*")), aResponse().withStatus(401)
                .withHeader("WWW-Authenticate", "Bearer authorization_uri=" + authority,
                        "Basic realm=\"https://pkgsprodcus1.pkgs.visualstudio.com/\"", "TFS-Federated")
                .withHeader("X-VSS-ResourceTenant", TENANT).withHeader("X-VSS-AuthorizationEndpoint", exchange)
                .withHeader("ActivityId", "act-1").withHeader("X-VSS-E2EID", "e2e-1")
                .withBody("{\"message\":\"TF400813: The user 'x' is not authorized\"}"));
    }

    /** The requests that arrived at paths like this one. */
    List<LoggedRequest> seen(String pattern) {
        Pattern path = Pattern.compile(pattern);
        return server().getAllServeEvents().reversed().stream().map(event -> LoggedRequest.createFrom(event.getRequest()))
                .filter(request -> path.matcher(request.getUrl()).find()).toList();
    }

    static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(body);
    }

    /** What Entra answers with. */
    static ResponseDefinitionBuilder entra(String accessToken) {
        return json(200,
                "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"ext_expires_in\":3599,\"access_token\":\"" + accessToken + "\"}");
    }

    /** What it answers with to a person. */
    static ResponseDefinitionBuilder entraPerson(String accessToken, String refreshToken) {
        return entraPerson("ann", accessToken, refreshToken);
    }

    static ResponseDefinitionBuilder entraPerson(String person, String accessToken, String refreshToken) {
        String id = jwt("{\"oid\":\"oid-" + person + "\",\"tid\":\"" + TENANT
                + "\",\"preferred_username\":\"" + person + "@acme.example\",\"sub\":\"s\",\"aud\":\"c\","
                + "\"iss\":\"https://login.microsoftonline.com/" + TENANT + "/v2.0\",\"exp\":4102444800,\"iat\":1,\"ver\":\"2.0\"}");
        String client = encoded("{\"uid\":\"oid-" + person + "\",\"utid\":\"" + TENANT + "\"}");
        return json(200, "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"scope\":\"" + Entra.RESOURCE + "/.default\",\"access_token\":\""
                + accessToken + "\",\"refresh_token\":\"" + refreshToken + "\",\"id_token\":\"" + id + "\",\"client_info\":\"" + client
                + "\"}");
    }

    static ResponseDefinitionBuilder refusal(String error, int code) {
        return json(400, "{\"error\":\"" + error + "\",\"error_description\":\"AADSTS" + code
                + ": prose about ann@acme.example\",\"error_codes\":[" + code + "],\"trace_id\":\"trace-1\",\"correlation_id\":\"c\"}");
    }

    static String jwt(String claims) {
        return encoded("{\"alg\":\"none\"}") + "." + encoded(claims) + ".c2ln";
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public TokenReply send(TokenRequest request) {
        URI url = request.url();
        if (silent.contains(url.getHost())) {
            return new TokenReply.Unreachable("connection refused");
        }
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        URI here = URI.create(server().baseUrl() + "/" + url.getHost() + url.getRawPath() + query);
        return plain.send(new TokenRequest(request.method(), here, request.headers(), request.body(), request.limit()));
    }

    @Override
    public void close() {
        server.stop();
    }
}
