package dev.postern.http;

import dev.postern.domain.credential.CredentialAnswer;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.Rejection;
import dev.postern.http.Reply.Answer;
import dev.postern.http.Reply.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Fetches on behalf of one caller: with the credential that the broker grants, through redirects, and again where that may help. A request
 * waits for its turn, and for the first one with the same credential to succeed.
 */
final class Fetcher {

    private final Line line;
    private final CredentialBroker broker;
    private final Executor blocking;
    private final Pauses pauses;
    private final InstantSource clock;
    private final Turns turns;
    private final Map<String, Pioneer> pioneers = new ConcurrentHashMap<>();

    Fetcher(Line line, CredentialBroker broker, HttpSettings settings, Executor blocking, InstantSource clock) {
        this.line = line;
        this.broker = broker;
        this.blocking = blocking;
        this.clock = clock;
        this.pauses = new Pauses(settings.retries());
        this.turns = new Turns(settings.concurrency());
    }

    /** What the broker says before anything is sent. May block where the index demands a credential. */
    CredentialAnswer credential(Ask ask) {
        return broker.ask(ask.credentialRequest());
    }

    /** Completes on an event loop; never exceptionally. */
    CompletableFuture<Fetched> fetch(Ask ask, CredentialAnswer answer) {
        return new Errand(ask).start(answer);
    }

    private Pioneer pioneer(CredentialAnswer.Granted granted, URI uri) {
        return pioneers.computeIfAbsent(Origin.of(uri) + " " + Identity.of(granted).text(), _ -> new Pioneer());
    }

    /** One fetch under way. */
    private final class Errand {

        private final Ask ask;
        private final CompletableFuture<Fetched> future = new CompletableFuture<>();
        private final List<Rejection> refused = new ArrayList<>();
        private CredentialAnswer answer = new CredentialAnswer.Anonymous(List.of());
        private int attempts;

        Errand(Ask ask) {
            this.ask = ask;
        }

        CompletableFuture<Fetched> start(CredentialAnswer said) {
            answer = said;
            switch (said) {
                case CredentialAnswer.Missing missing -> future.complete(new Fetched.NoCredential(missing.remedy()));
                case CredentialAnswer.Anonymous _ -> attempt(ask.call());
                case CredentialAnswer.Granted granted -> {
                    Call call = ask.call().with(Authorization.of(granted.credential()));
                    pioneer(granted, call.uri()).begin(() -> attempt(call));
                }
            }
            return future;
        }

        /** Sends the request from its first address on, in its turn. */
        private void attempt(Call call) {
            attempts++;
            turns.begin(() -> send(call, call, 0), ask.urgent());
        }

        private void send(Call first, Call call, int hops) {
            CompletableFuture<Void> _ =
                    line.send(call).thenAccept(reply -> received(first, call, hops, reply)).whenComplete((_, thrown) -> {
                        if (thrown != null) {
                            finish(new Fetched.Failed(new Fault(Reply.Cause.LOST, "could not be handled: " + thrown), attempts));
                        }
                    });
        }

        private void received(Call first, Call call, int hops, Reply reply) {
            if (reply instanceof Answer redirect && isRedirect(redirect.status())) {
                follow(first, call, hops, redirect);
                return;
            }
            turns.end();
            Optional<Duration> pause = pauses.before(reply, attempts, clock.instant());
            if (pause.isPresent()) {
                line.later(pause.get(), () -> attempt(first));
                return;
            }
            switch (reply) {
                case Fault fault -> finish(new Fetched.Failed(fault, attempts));
                case Answer last when isRefusal(last.status()) || SignInPage.mayBe(last) -> refused(last);
                case Answer last -> {
                    settle(last.status());
                    future.complete(new Fetched.Answered(last, answer, attempts, Fetched.Explained.NOTHING));
                }
            }
        }

        private void follow(Call first, Call call, int hops, Answer redirect) {
            Redirect next = Redirect.of(redirect, call.uri(), hops);
            if (next.problem().isEmpty() && SignInPage.isMeant(ask.index(), next.target())) {
                turns.end();
                refused(redirect);
                return;
            }
            Optional<RedirectRule.Refusal> refusal = next.problem().map(Redirect::refusal)
                    .or(() -> ask.redirects().refusal(call.uri(), next.target(), first.authorization().isPresent()));
            if (refusal.isPresent()) {
                turns.end();
                settle(200);
                finish(new Fetched.Astray("`" + call.uri() + "` " + refusal.get().detail(), refusal.get().remedy()));
                return;
            }
            Call onward = call.redirectedTo(next.target());
            boolean covered = answer instanceof CredentialAnswer.Granted granted
                    && granted.reach().covers(next.target());
            send(first, covered ? onward : onward.withoutAuthorization(), hops + 1);
        }

        /** Another source may have a better credential; asking it may take time. */
        private void refused(Answer last) {
            if (answer instanceof CredentialAnswer.Granted granted) {
                refused.add(new Rejection(granted.source(), granted.credential(),
                        last.status() == 403 ? Rejection.Cause.FORBIDDEN : Rejection.Cause.UNAUTHORIZED));
            }
            settle(last.status());
            CredentialAnswer before = answer;
            blocking.execute(() -> {
                CredentialRequest again = ask.credentialRequest().afterRefusal(refused);
                CredentialAnswer next = broker.ask(again);
                if (next instanceof CredentialAnswer.Granted better) {
                    attempts = 0;
                    CompletableFuture<Fetched> _ = start(better);
                } else {
                    Optional<String> ofSource = before instanceof CredentialAnswer.Granted granted
                            ? broker.remedy(again, granted.source(), last.status())
                            : Optional.empty();
                    future.complete(new Fetched.Answered(last, before, attempts,
                            new Fetched.Explained(next.reasons(), ofSource.or(next::remedy))));
                }
            });
        }

        private boolean isRefusal(int status) {
            boolean hidden = status == 404 && answer instanceof CredentialAnswer.Anonymous;
            return status == 401 || status == 403 || hidden;
        }

        /** Tells those that wait for this credential to be tried. */
        private void settle(int status) {
            if (answer instanceof CredentialAnswer.Granted granted) {
                Pioneer pioneer = pioneer(granted, ask.call().uri());
                if (status < 400 || status == 404 || status == 410) {
                    pioneer.succeeded();
                } else {
                    pioneer.failed();
                }
            }
        }

        private void finish(Fetched outcome) {
            settle(500);
            future.complete(outcome);
        }
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }
}
