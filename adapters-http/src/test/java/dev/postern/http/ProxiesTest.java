package dev.postern.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.postern.http.IndexServer.file;
import static dev.postern.http.IndexServer.json;
import static dev.postern.http.IndexServer.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.index.Index;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://pypi.example/ | example | true",
        "https://pypi.example/ | .example | true",
        "https://pypi.example/ | pypi.example | true",
        "https://pypi.example/ | other.example, pypi.example | true",
        "https://pypi.example/ | other.example pypi.example:443 | true",
        "https://pypi.example/ | pypi.example:8443 | false",
        "https://pypi.example:8443/ | pypi.example:8443 | true",
        "https://notpypi.example/ | pypi.example | false",
        "https://PyPI.Example/ | pypi.EXAMPLE | true",
        "https://pypi.example/ | *.example | true",
        "https://pypi.example/ | * | true",
        "http://10.1.2.3/ | 10.0.0.0/8 | true",
        "http://11.1.2.3/ | 10.0.0.0/8 | false",
        "http://10.1.2.3/ | 10.1.2.3 | true",
        "http://[fe80::1]/ | fe80::/10 | true",
        "http://[::1]:80/ | [::1]:80 | true",
        "http://[::1]:80/ | ::1 | true",
        "http://10.1.2.3/ | 10.0.0.0/99 | false",
        "http://10.1.2.3/ | example/8 | false",
        "https://pypi.example/ | '' | false"})
    void no_proxy_names_hosts_domains_addresses_and_networks(String url, String list, boolean exempt) {
        assertThat(NoProxy.parse(list).covers(Origin.of(URI.create(url)))).isEqualTo(exempt);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://x.example/ | HTTPS_PROXY=http://p:1 | p:1",
        "https://x.example/ | https_proxy=p:1; HTTPS_PROXY=q:2 | p:1",
        "https://x.example/ | HTTP_PROXY=http://p:1 | direct",
        "http://x.example/ | HTTP_PROXY=http://p:1 | p:1",
        "http://x.example/ | ALL_PROXY=socks5h://p | p:1080",
        "http://x.example/ | ALL_PROXY=socks5://p; HTTP_PROXY=http://q | q:80",
        "http://169.254.169.254/latest/api/token | HTTP_PROXY=http://p:1 | direct",
        "http://[fd00:ec2::254]/latest/api/token | HTTP_PROXY=http://p:1 | direct",
        "http://metadata.google.internal/x | HTTP_PROXY=http://p:1 | direct",
        "http://x.example/ | HTTP_PROXY=http://p:1; NO_PROXY=example | direct",
        "http://x.example/ | HTTP_PROXY= | direct",
        "http://x.example/ | HTTP_PROXY=ftp://user:hunter2@p | broken",
        "http://x.example/ | HTTP_PROXY=http://user:hunter2@[ | broken"})
    void the_proxy_is_chosen_as_curl_does(String url, String variables, String expected) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.split(";", -1)) {
            environment.put(variable.strip().split("=", 2)[0], variable.strip().split("=", 2)[1]);
        }
        String chosen = switch (ProxyRules.of(HttpSettings.Variables.of(environment)).choose(URI.create(url))) {
            case ProxyRules.Direct direct -> "direct";
            case ProxyRules.Through through -> through.options().getHost() + ":" + through.options().getPort();
            case ProxyRules.Broken broken -> broken.detail().contains("hunter2") ? "leak" : "broken";
        };
        assertThat(chosen).isEqualTo(expected);
    }

    @Test
    void a_request_goes_through_the_proxy_with_its_credential_and_without_that_of_the_proxy_reaching_the_server() {
        try (IndexServer proxy = IndexServer.start()) {
            proxy.answers("/simple/a/", json(page("a", file("a-1.tar.gz"))));
            String address = proxy.url("").toString().replace("//", "//ann:hunter2@");
            HttpSettings.Variables variables = HttpSettings.Variables.of(Map.of("HTTP_PROXY", address));
            proxy.settings(proxy.settings().with(proxy.settings().network().with(variables)));
            Index index = Index.at(URI.create("http://index.invalid/simple/")).build();
            assertThat(proxy.session().lookup(index, PackageName.of("a"))).isInstanceOf(ProjectLookup.Listed.class);
            assertThat(proxy.received().getFirst().getAbsoluteUrl()).startsWith("http://index.invalid");
            assertThat(proxy.received().getFirst().getHeader("Proxy-Authorization")).isEqualTo("Basic YW5uOmh1bnRlcjI=");
            assertThat(proxy.settings().toString()).doesNotContain("hunter2");
        }
    }

    @Test
    void a_broken_setting_stops_the_request_and_names_the_variable() {
        try (IndexServer server = IndexServer.start()) {
            server.lists("a");
            HttpSettings.Variables variables = HttpSettings.Variables.of(Map.of("ALL_PROXY", "://user:hunter2@"));
            server.settings(server.settings().with(server.settings().network().with(variables)));
            assertThat(server.lookup("a")).isInstanceOfSatisfying(ProjectLookup.Unreachable.class,
                    unreachable -> assertThat(unreachable.detail()).contains("`ALL_PROXY`").doesNotContain("hunter2"));
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void a_proxy_that_refuses_is_unreachable() {
        try (IndexServer proxy = IndexServer.start()) {
            proxy.answers("/simple/a/", aResponse().withStatus(407));
            proxy.settings(proxy.settings()
                    .with(proxy.settings().network().with(HttpSettings.Variables.of(Map.of("HTTP_PROXY", proxy.url("").toString())))));
            Index index = Index.at(URI.create("http://index.invalid/simple/")).build();
            assertThat(proxy.session().lookup(index, PackageName.of("a"))).isInstanceOf(ProjectLookup.Denied.class);
        }
    }
}
