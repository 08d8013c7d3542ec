package dev.postern.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import dev.postern.fuzz.Texts;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class AzureFuzzTest {
    private static final AzureHosts HOSTS = AzureHosts.of(AzureSettings.from(Map.of(), Path.of("/")));

    /** The login services of Microsoft; whatever a header says, nobody else may come out. */
    @FuzzTest
    void a_challenge_names_a_login_service_of_microsoft_or_none(byte[] bytes) {
        List<String> headers = Texts.of(bytes).lines().toList();
        Challenges.of(headers).parameter("bearer", "authorization_uri").flatMap(Authority::named).ifPresent(authority -> {
            assertThat(authority.base()).isEqualTo(new Realm("https", Authority.PUBLIC, 443, ""));
            assertThat(URI.create(authority.toString()).getHost()).isEqualTo(Authority.PUBLIC);
            assertThat(authority.tenant()).doesNotContain("/").isNotEqualTo("adfs");
        });
    }

    @FuzzTest
    void a_place_for_session_tokens_is_microsofts_or_none(byte[] bytes) {
        ExchangeEndpoint.named(Texts.of(bytes), Realm.of(URI.create("https://pkgs.dev.azure.com"))).ifPresent(place -> {
            URI url = place.sessionTokens("Compact");
            assertThat(url.getScheme()).isEqualTo("https");
            assertThat(url.getHost())
                    .matches("(?i)(.+\\.)?vssps(ext)?\\.(visualstudio\\.com|dev\\.azure\\.com)|(.+\\.)?vssps\\.(codedev\\.ms|vsts\\.me)");
            assertThat(url.getRawUserInfo()).isNull();
        });
    }

    @FuzzTest
    void a_list_of_feeds_is_read_or_its_fault_is_told(byte[] bytes) {
        String text = Texts.of(bytes);
        FeedEndpoints<FeedEndpoints.Given> given = FeedEndpoints.credentials(Secret.of(text));
        assertThat(given.entries().stream().map(FeedEndpoints.Given::endpoint)).allSatisfy(url -> {
            assertThat(url.getHost()).isNotNull();
            assertThat(url.getRawUserInfo()).isNull();
        });
        assertThat(FeedEndpoints.identities(Secret.of(text)).fault().orElse("x")).isNotBlank();
        AccessToken token = AccessToken.of(Secret.of(text));
        assertThat(token.toString()).doesNotContain("Secret");
    }

    @FuzzTest
    void a_url_is_of_azure_by_its_host_alone(byte[] bytes) {
        URI url;
        try {
            url = URI.create(Texts.of(bytes));
        } catch (IllegalArgumentException e) {
            return;
        }
        Optional<Organization> found = HOSTS.recognise(url);
        found.ifPresent(organization -> {
            assertThat(url.getHost()).matches("(?i)(.+\\.)?pkgs\\.(dev\\.azure\\.com|visualstudio\\.com|codedev\\.ms|vsts\\.me)");
            assertThat(organization.reach().covers(url)).isTrue();
        });
        FeedAddress.of(url, found).ifPresent(feed -> assertThat(feed.feed()).isNotEmpty());
        FeedAddress.collection(url).ifPresent(reach -> assertThat(reach.covers(url)).isTrue());
    }
}
