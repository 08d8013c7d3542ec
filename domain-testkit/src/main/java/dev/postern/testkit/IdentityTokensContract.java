package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.IdentityTokenLookup;
import dev.postern.domain.credential.IdentityTokens;
import dev.postern.domain.credential.Secret;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link IdentityTokens} does. */
public abstract class IdentityTokensContract {

    /** In a job for which the service issues this token, for the audience {@code acme}. */
    protected abstract IdentityTokens inJob(String token);

    /** On a machine of no known service. */
    protected abstract IdentityTokens elsewhere();

    @Test
    public void a_job_has_a_token_for_the_audience() {
        assertThat(inJob("eyJ.s3cret.x").lookup("acme")).isInstanceOfSatisfying(IdentityTokenLookup.Issued.class, issued -> {
            assertThat(issued.token()).isEqualTo(Secret.of("eyJ.s3cret.x"));
            assertThat(issued.issuer()).isNotBlank();
            assertThat(issued.toString()).doesNotContain("s3cret");
        });
    }

    @Test
    public void elsewhere_nothing_is_issued() {
        assertThat(elsewhere().lookup("acme")).isInstanceOf(IdentityTokenLookup.NotIssued.class);
    }
}
