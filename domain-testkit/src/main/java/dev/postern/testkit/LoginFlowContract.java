package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.LoginFlow;
import dev.postern.domain.credential.LoginOutcome;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link LoginFlow} does. */
public abstract class LoginFlowContract {

    /** A flow whose vendor lets the person in, and signs in for this index. */
    protected abstract LoginFlow flow();

    /** An index of the vendor. */
    protected abstract URI index();

    /** What the vendor's secrets look like in this test; none of them may be shown. */
    protected abstract List<String> secrets();

    @Test
    public void it_has_a_stable_name() {
        assertThat(flow().name()).isNotBlank().isEqualTo(flow().name());
    }

    @Test
    public void somebody_elses_index_is_left_alone_and_nothing_is_shown() {
        PromptScript prompt = new PromptScript(() -> false);
        assertThat(flow().login(URI.create("https://unknown.example/feed/simple/"), prompt)).isInstanceOf(LoginOutcome.NotMine.class);
        assertThat(prompt.shown()).isEmpty();
    }

    @Test
    public void a_person_signs_in_and_no_secret_is_shown() {
        PromptScript prompt = new PromptScript(() -> false);
        LoginOutcome outcome = flow().login(index(), prompt);
        assertThat(outcome).isInstanceOf(LoginOutcome.SignedIn.class);
        secrets().forEach(secret -> assertThat(outcome + " " + prompt.shown()).doesNotContain(secret));
    }

    @Test
    public void a_person_who_gives_up_is_not_signed_in() {
        assertThat(flow().login(index(), new PromptScript(() -> true))).isInstanceOf(LoginOutcome.Failed.class);
    }
}
