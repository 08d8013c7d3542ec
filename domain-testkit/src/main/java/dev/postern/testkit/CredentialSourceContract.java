package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.SendingRule;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link CredentialSource} does. */
public abstract class CredentialSourceContract {

    /** A source that knows this credential for the index at {@link #known()}. */
    protected abstract CredentialSource source(String username, String secret);

    /** The index that the source knows; its path ends with {@code /simple/}. */
    protected URI known() {
        return URI.create("https://known.example/feed/simple/");
    }

    /** The only user whom the source's vendor lets in, if it lets in no other. */
    protected String user() {
        return "alice";
    }

    private CredentialLookup ask(CredentialSource source, URI url) {
        return source.lookup(CredentialRequest.of(url, known(), SendingRule.ALWAYS).afterRefusal(List.of()));
    }

    @Test
    public void a_known_index_has_its_credential_with_a_reach_that_covers_the_page() {
        URI page = known().resolve("acme/");
        assertThat(ask(source(user(), "s3cret"), page)).isInstanceOfSatisfying(CredentialLookup.Found.class, found -> {
            assertThat(found.credential().username()).isEqualTo(user());
            assertThat(found.credential().secret()).isEqualTo(Secret.of("s3cret"));
            assertThat(found.reach().covers(page)).isTrue();
        });
    }

    @Test
    public void another_origin_is_not_its_own() {
        URI page = known().resolve("acme/");
        int port = page.getPort() < 0 ? 4430 : page.getPort() + 1;
        for (String elsewhere : new String[] {"https://unknown.example/feed/simple/acme/",
            page.getScheme() + "://" + page.getHost() + ":" + port + page.getPath()}) {
            assertThat(ask(source(user(), "s3cret"), URI.create(elsewhere))).isInstanceOf(CredentialLookup.NotMine.class);
        }
    }

    @Test
    public void a_reach_stays_at_the_origin_that_was_asked_for() {
        assertThat(ask(source(user(), "s3cret"), known())).isInstanceOfSatisfying(CredentialLookup.Found.class,
                found -> assertThat(found.reach().realms()).allSatisfy(
                        realm -> assertThat(realm.host()).isEqualTo(known().getHost())));
    }

    @Test
    public void nothing_that_a_source_says_prints_the_secret() {
        CredentialSource source = source(user(), "s3cret");
        assertThat(ask(source, known()).toString()).doesNotContain("s3cret");
        assertThat(source.name()).isNotBlank().doesNotContain("s3cret").isEqualTo(source.name());
        assertThat(source.toString()).doesNotContain("s3cret");
    }

    @Test
    public void concurrent_callers_get_the_same_answer() {
        CredentialSource source = source(user(), "s3cret");
        assertThat(IntStream.range(0, 8).parallel().mapToObj(at -> ask(source, known())).distinct()).hasSize(1);
    }
}
