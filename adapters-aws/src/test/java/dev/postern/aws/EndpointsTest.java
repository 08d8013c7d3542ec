package dev.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
    @TempDir private Path home;
    private Caller caller;

    @BeforeEach
    void withKeys() {
        caller = Caller.in(home).withKeys();
    }

    private String asked() {
        caller.ask();
        return caller.cloud.places().getFirst().replace("POST ", "").replace("/v1/authorization-token", "");
    }

    @ParameterizedTest
    @CsvSource({"us-east-1,amazonaws.com,codeartifact.us-east-1.amazonaws.com",
        "cn-north-1,amazonaws.com.cn,codeartifact.cn-north-1.amazonaws.com.cn",
        "us-gov-west-1,amazonaws.com,codeartifact.us-gov-west-1.amazonaws.com",
        "eusc-de-east-1,amazonaws.eu,codeartifact.eusc-de-east-1.amazonaws.eu",
        "us-iso-east-1,c2s.ic.gov,codeartifact.us-iso-east-1.c2s.ic.gov"})
    void the_region_of_the_index_says_which_server_is_asked(String region, String suffix, String host) {
        caller.source().lookup(Caller
                .request(java.net.URI.create("https://d1-111122223333.d.codeartifact." + region + "." + suffix + "/pypi/team/simple/")));
        assertThat(caller.cloud.places().getFirst()).isEqualTo("POST https://" + host + "/v1/authorization-token");
    }

    @Test
    void other_addresses_of_the_same_server_can_be_wanted() {
        caller.set("AWS_USE_DUALSTACK_ENDPOINT", "true");
        assertThat(asked()).isEqualTo("https://codeartifact.eu-west-1.api.aws");
        caller = Caller.in(home).withKeys().config("[default]\nuse_fips_endpoint = true\nuse_dualstack_endpoint = true\n");
        assertThat(asked()).isEqualTo("https://codeartifact-fips.eu-west-1.api.aws");
    }

    @Test
    void the_nearest_setting_names_the_server() {
        String config = "[default]\nendpoint_url = https://profile.example\n";
        caller.config(config);
        assertThat(asked()).isEqualTo("https://profile.example");
        caller = Caller.in(home).withKeys().config(config + "services = lab\n[services lab]\nsts =\n  endpoint_url = https://sts.example\n"
                + "codeartifact =\n  endpoint_url = https://section.example/base/\n");
        assertThat(asked()).isEqualTo("https://section.example/base");
        caller = Caller.in(home).withKeys().set("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");
        assertThat(asked()).isEqualTo("http://127.0.0.1:4566");
        caller = Caller.in(home).withKeys().set("AWS_ENDPOINT_URL", "http://127.0.0.1:4566").set("AWS_ENDPOINT_URL_CODEARTIFACT",
                "https://vpce.example");
        assertThat(asked()).isEqualTo("https://vpce.example");
    }

    @Test
    void configured_servers_can_be_ignored() {
        caller.set("AWS_ENDPOINT_URL", "https://other.example").set("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        assertThat(asked()).isEqualTo("https://codeartifact.eu-west-1.amazonaws.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1", "http://localhost.evil.example", "http://127.0.0.1.evil.example", "ftp://127.0.0.1",
        "https://u:c4nary@x.example",
        "https://x.example/?c4nary", "not a url", "https:///x"})
    void a_server_that_would_see_a_token_unencrypted_or_is_none_is_refused(String url) {
        caller.set("AWS_ENDPOINT_URL_CODEARTIFACT", url);
        assertThat(caller.refused().detail()).contains("endpoint").doesNotContain("c4nary");
        assertThat(caller.cloud.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:4566", "http://[::1]:4566", "http://127.1.2.3"})
    void this_machine_may_be_asked_without_tls(String url) {
        caller.set("AWS_ENDPOINT_URL", url);
        assertThat(asked()).isEqualTo(url);
    }
}
