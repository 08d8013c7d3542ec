package dev.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialLookup;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeArtifactUrlTest {
    @TempDir private Path home;

    @ParameterizedTest
    @CsvSource({"https://my-domain-111122223333.d.codeartifact.eu-west-1.amazonaws.com/pypi/team/simple/acme/,my-domain,eu-west-1",
        "https://my-domain-111122223333.d.codeartifact.eu-west-1.amazonaws.com/pypi/team/,my-domain,eu-west-1",
        "https://my-domain-111122223333.d.codeartifact.eu-west-1.amazonaws.com/pypi/team,my-domain,eu-west-1",
        "https://my-domain-111122223333.d.codeartifact.eu-west-1.amazonaws.com:443/pypi/team/simple/,my-domain,eu-west-1",
        "HTTPS://My-Domain-111122223333.D.CodeArtifact.EU-West-1.AmazonAWS.com/pypi/team/simple/,my-domain,eu-west-1",
        "https://a-444455556666-111122223333.d.codeartifact.us-east-1.amazonaws.com/pypi/team/simple/,a-444455556666,us-east-1",
        "https://my-domain-111122223333.d.codeartifact.us-gov-west-1.amazonaws.com/pypi/team/simple/,my-domain,us-gov-west-1",
        "https://my-domain-111122223333.d.codeartifact.cn-north-1.amazonaws.com.cn/pypi/team/simple/,my-domain,cn-north-1",
        "https://my-domain-111122223333.d.codeartifact.eusc-de-east-1.amazonaws.eu/pypi/team/simple/,my-domain,eusc-de-east-1",
        "https://my-domain-111122223333.d.codeartifact.us-iso-east-1.c2s.ic.gov/pypi/team/simple/,my-domain,us-iso-east-1",
        "https://my-domain-111122223333.d.codeartifact.us-isob-east-1.sc2s.sgov.gov/pypi/team/simple/,my-domain,us-isob-east-1",
        "https://my-domain-111122223333.d.codeartifact.eu-west-1.on.aws/pypi/team/simple/,my-domain,eu-west-1",
        "https://vpce-0123ab-77.d.codeartifact.eu-west-1.vpce.amazonaws.com/pypi/d/my-domain-111122223333/team/simple/,my-domain,eu-west-1",
        "https://vpce-0123ab-77-eu-west-1a.d.codeartifact.cn-north-1.vpce.amazonaws.com.cn/pypi/d/my-domain-111122223333/team/,my-domain,cn-north-1"})
    void an_index_says_domain_owner_region_and_repository(URI url, String domain, String region) {
        assertThat(CodeArtifactUrl.of(url)).hasValueSatisfying(mine -> {
            assertThat(mine.domain()).isEqualTo(domain);
            assertThat(mine.owner()).isEqualTo("111122223333");
            assertThat(mine.region()).isEqualTo(region);
            assertThat(mine.repository()).contains("team");
            assertThat(mine.domainRealm().covers(url)).isTrue();
            assertThat(mine.repositoryRealm().covers(url)).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://d1-111122223333.d.codeartifact.eu-west-1.amazonaws.com/pypi/team/simple/",
        "https://d1-111122223333.d.codeartifact.eu-west-1.amazonaws.com:8443/pypi/team/simple/",
        "https://d1-111122223333.d.codeartifact.eu-west-1.amazonaws.com./pypi/team/simple/",
        "https://d1-111122223333.d.codeartifact.eu-west-1.amazonaws.com.evil.example/pypi/team/simple/",
        "https://evil.example/d1-111122223333.d.codeartifact.eu-west-1.amazonaws.com/pypi/team/simple/",
        "https://evild-111122223333.d.codeartifact.eu-west-1.evilamazonaws.com/pypi/team/simple/",
        "https://x.d1-111122223333.d.codeartifact.eu-west-1.amazonaws.com/pypi/team/simple/",
        "https://d1-11112222333.d.codeartifact.eu-west-1.amazonaws.com/pypi/team/simple/",
        "https://d1-1111222233334.d.codeartifact.eu-west-1.amazonaws.com.cn/pypi/team/simple/",
        "https://d1-111122223333.d.codeartifact.eu-west-1.amazonaws.com.cn/pypi/team/simple/",
        "https://d1-111122223333.d.codeartifact.cn-north-1.amazonaws.com/pypi/team/simple/",
        "https://d1-111122223333.d.codeartifact.nowhere.amazonaws.com/pypi/team/simple/",
        "https://d1-111122223333.d.codeartifact.eu-west-1.evil.amazonaws.com/pypi/team/simple/",
        "https://d1-111122223333.d.codeartifact.eu-west-1.on.aws.evil.example/pypi/team/simple/",
        "https://d1-111122223333.d.codeartifact.eu-west-1.amazonaws.com/npm/team/",
        "https://d1-111122223333.d.codeartifact.eu-west-1.amazonaws.com/pypi/../npm/team/",
        "https://d1-111122223333.d.codeartifact.eu-west-1.amazonaws.com/pypi/te%2fam/",
        "https://xn--d1-111122223333.d.codeartifact.eu-west-1.xn--amazonaws-x.com/pypi/team/simple/",
        "https://d1-111122223333.d.codeartifact.eu-west-1.amazonaws.com@evil.example/pypi/team/",
        "https://d1-111122223333.d.codeartifact.eu-west-1.\u0430mazonaws.com/pypi/team/simple/",
        "https://52.94.1.1/pypi/team/simple/", "https://[::1]/pypi/team/simple/", "file:///pypi/team/simple/",
        "https://vpce-0123.d.codeartifact.eu-west-1.vpce.amazonaws.com/pypi/team/simple/",
        "https://vpce-0123.d.codeartifact.eu-west-1.vpce.amazonaws.com/",
        "https://vpce-0123.d.codeartifact.eu-west-1.vpce.on.aws/pypi/d/d1-111122223333/team/simple/",
        "https://vpce-0123.api.codeartifact.eu-west-1.vpce.amazonaws.com/pypi/d/d1-111122223333/team/simple/"})
    void what_only_looks_like_one_is_not(URI url) {
        assertThat(CodeArtifactUrl.of(url)).isEmpty();
    }

    @Test
    void nobody_is_asked_about_another_host() {
        Caller caller = Caller.in(home).withKeys().set("CODEARTIFACT_AUTH_TOKEN", "handed");
        URI other = URI.create("https://d1-111122223333.d.codeartifact.eu-west-1.amazonaws.com.evil.example/pypi/team/simple/");
        AwsCredentials source = caller.source();
        assertThat(source.lookup(Caller.request(other))).isInstanceOf(CredentialLookup.NotMine.class);
        assertThat(source.isAtHand(Caller.request(other))).isFalse();
        assertThat(source.storeKey(Caller.request(other))).isEmpty();
        assertThat(source.remedy(Caller.request(other), 403)).isEmpty();
        assertThat(source.hidesDenials(other)).isFalse();
        assertThat(caller.cloud.requests()).isEmpty();
    }
}
