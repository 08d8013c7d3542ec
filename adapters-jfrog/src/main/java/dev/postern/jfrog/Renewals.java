package dev.postern.jfrog;

import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.StoreReading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Renews access tokens in time and keeps the new pair, since the old refresh token does not work twice. One process renews for
 * all: whoever waited finds the new pair in the store.
 */
final class Renewals {
    private static final Duration SOONEST = Duration.ofMinutes(30);
    private static final Duration LATEST = Duration.ofDays(7);

    /** Tokens of JFrog's own command are left to it for longer: what renews one ends the one in its file. */
    private static final Duration LAST_MOMENT = Duration.ofMinutes(10);

    /** @param isShared whether JFrog's own command renews it as well */
    record Renewable(Platform platform, StoreKey key, TokenPair first, boolean isOfArtifactory, boolean isShared) {}

    private final AccessService service;
    private final CredentialStore store;
    private final InstantSource clock;

    Renewals(AccessService service, CredentialStore store, InstantSource clock) {
        this.service = service;
        this.store = store;
        this.clock = clock;
    }

    /** The pair as it is now: the one in the store, or the first one. */
    TokenPair current(Renewable renewable) {
        return TokenPair.find(store, renewable.key()).orElse(renewable.first());
    }

    boolean isDue(Renewable renewable) {
        return isDue(renewable, current(renewable));
    }

    private boolean isDue(Renewable renewable, TokenPair pair) {
        JfrogToken token = pair.token();
        Duration margin = renewable.isShared() || renewable.isOfArtifactory() ? LAST_MOMENT : margin(token.lifetime());
        return token.expires().isPresent() && clock.instant().plus(margin).isAfter(token.expires().get());
    }

    /** A tenth of the lifetime, but no less than half an hour and no more than a week. */
    static Duration margin(Optional<Duration> lifetime) {
        Duration tenth = lifetime.map(whole -> whole.dividedBy(10)).orElse(SOONEST);
        return tenth.compareTo(SOONEST) < 0 ? SOONEST : tenth.compareTo(LATEST) > 0 ? LATEST : tenth;
    }

    /**
     * A pair that holds and is none of the refused ones, renewed if need be.
     *
     * @return tokens, also old ones that still hold if the service fails; else why there are none
     */
    AccessService.Answer get(Renewable renewable, Predicate<TokenPair> refused) {
        TokenPair now = current(renewable);
        if (!refused.test(now) && (!isDue(renewable, now) || now.renewal().isEmpty() && holds(now))) {
            return new AccessService.Answer.Tokens(now, Optional.empty());
        }
        return store.alone(renewable.key(), () -> {
            TokenPair later = current(renewable);
            boolean fresh = !refused.test(later) && !isDue(renewable, later);
            return fresh ? new AccessService.Answer.Tokens(later, Optional.empty()) : renewed(renewable, later, refused);
        });
    }

    private AccessService.Answer renewed(Renewable renewable, TokenPair old, Predicate<TokenPair> refused) {
        AccessService.Answer answer = asked(renewable, old);
        return switch (answer) {
            case AccessService.Answer.Tokens tokens -> kept(renewable, old, tokens);
            case AccessService.Answer.Denied _,AccessService.Answer.Unusable _ ->
                    holds(old) && !refused.test(old) ? new AccessService.Answer.Tokens(old, Optional.empty()) : answer;
        };
    }

    private AccessService.Answer asked(Renewable renewable, TokenPair old) {
        if (old.renewal().isEmpty()) {
            return new AccessService.Answer.Denied(401, "the token for `" + renewable.platform() + "` has ended, and nothing renews it");
        }
        if (store.read() instanceof StoreReading.Unusable unusable) {
            return new AccessService.Answer.Unusable("a renewed token could not be kept, so none is asked for: " + unusable.detail());
        }
        return service.renew(renewable.platform(), old.access(),
                new CliServer.Renewal(old.renewal().get(), renewable.isOfArtifactory()));
    }

    /** A service that sends no new refresh token leaves the old one as it is. */
    private AccessService.Answer kept(Renewable renewable, TokenPair old, AccessService.Answer.Tokens tokens) {
        TokenPair pair = new TokenPair(tokens.pair().access(), tokens.pair().renewal().or(old::renewal), tokens.pair().expires());
        pair.keep(store, renewable.key(), renewable.platform(), clock.instant());
        return new AccessService.Answer.Tokens(pair, tokens.user());
    }

    private boolean holds(TokenPair pair) {
        Optional<Instant> end = pair.token().expires();
        return end.isEmpty() || clock.instant().isBefore(end.get());
    }
}
