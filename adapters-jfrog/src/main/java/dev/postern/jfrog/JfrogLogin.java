package dev.postern.jfrog;

import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.LoginFlow;
import dev.postern.domain.credential.LoginOutcome;
import dev.postern.domain.credential.LoginPrompt;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.domain.credential.TokenReply;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Signs a person in to a platform through the browser, as {@code jf login} does: a session is announced, the person opens its
 * page, and the platform is asked for the token every few seconds. It needs Artifactory 7.64 or newer. The token and what renews
 * it are kept in the store.
 */
public final class JfrogLogin implements LoginFlow {
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int MOST_TRIES = 100;

    private final Platforms platforms;
    private final AccessService service;
    private final CredentialStore store;
    private final InstantSource clock;
    private final Duration pause;

    private JfrogLogin(Platforms platforms, AccessService service, CredentialStore store, InstantSource clock, Duration pause) {
        this.platforms = platforms;
        this.service = service;
        this.store = store;
        this.clock = clock;
        this.pause = pause;
    }

    public static JfrogLogin of(JfrogSettings settings, TokenEndpoint endpoint, CredentialStore store, InstantSource clock) {
        Platforms platforms = new Platforms(settings, new CliConfiguration(settings.commandLine()));
        return new JfrogLogin(platforms, new AccessService(endpoint, clock), store, clock, PAUSE);
    }

    /** The same, asking that often. */
    JfrogLogin every(Duration time) {
        return new JfrogLogin(platforms, service, store, clock, time);
    }

    @Override
    public String name() {
        return JfrogCredentials.NAME;
    }

    @Override
    public LoginOutcome login(URI index, LoginPrompt prompt) {
        try {
            Optional<JfrogIndex> found = platforms.index(index);
            return found.isEmpty() ? new LoginOutcome.NotMine() : signIn(found.get().platform(), prompt);
        } catch (UnusableConfiguration e) {
            return failed(e.detail());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("the login was interrupted");
        }
    }

    private LoginOutcome signIn(Platform platform, LoginPrompt prompt) throws InterruptedException {
        if (!platform.isSafe()) {
            return failed("`" + platform + "` is not reached over https, so nobody signs in there");
        }
        String session = UUID.randomUUID().toString();
        TokenReply reply = service.beginLogin(platform, session);
        if (reply instanceof TokenReply.Unreachable unreachable) {
            return failed("`" + platform + "` cannot be reached: " + unreachable.detail());
        }
        if (reply instanceof TokenReply.Answered answered && answered.status() != 200) {
            return failed("`" + platform + "` does not take logins by browser (status " + answered.status()
                    + "), which Artifactory does since version 7.64; a token in `JF_ACCESS_TOKEN` with `JF_URL` works with any version");
        }
        URI page = platform.home().resolve("ui/login?jfClientSession=" + session + "&jfClientName=Postern&jfClientCode=1");
        prompt.show("Sign in to " + platform + " in the browser; if asked for a code, enter " + session.substring(session.length() - 4));
        if (!prompt.open(page)) {
            prompt.show("Open this page: " + page);
        }
        return await(platform, session, prompt);
    }

    private LoginOutcome await(Platform platform, String session, LoginPrompt prompt) throws InterruptedException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            if (prompt.isCancelled()) {
                return failed("the login was given up");
            }
            switch (service.endLogin(platform, session)) {
                case AccessService.Answer.Tokens tokens -> {
                    return signedIn(platform, tokens.pair());
                }
                case AccessService.Answer.Denied denied when denied.status() == 400 -> Thread.sleep(pause);
                case AccessService.Answer.Denied denied -> {
                    return failed(denied.detail());
                }
                case AccessService.Answer.Unusable unusable -> {
                    return failed(unusable.detail());
                }
            }
        }
        return failed("nobody signed in within five minutes");
    }

    private LoginOutcome signedIn(Platform platform, TokenPair pair) {
        boolean kept = pair.keep(store, TokenPair.login(platform), platform, clock.instant());
        JfrogToken token = pair.token();
        return kept ? new LoginOutcome.SignedIn(token.user().orElse("somebody") + " at " + platform, token.expires())
                : failed("the token cannot be kept: the credential store cannot be written");
    }

    private static LoginOutcome failed(String detail) {
        return new LoginOutcome.Failed(detail, Optional.empty());
    }
}
