package dev.postern.domain.credential;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Decides which credential goes with a request: asks the sources in their order, believes a source only inside the reach
 * that it names and inside the request's own origin, and remembers costly answers, also "not mine", for as long as they
 * hold. When the server refuses what a source gave, the source may give a fresh one, once; then the next is asked. Safe for concurrent callers; one costly
 * source is asked once for one question, whoever asks.
 */
public final class CredentialBroker {

    /** A credential that ends sooner than this is asked anew. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** How many credentials of one source are tried for one request: the remembered one and a fresh one. */
    private static final int TRIES = 2;

    private record Question(String source, Realm realm, Optional<URI> index, Optional<String> username) {}

    private final List<CredentialSource> sources;
    private final InstantSource clock;
    private final ConcurrentMap<Question, Answered> remembered = new ConcurrentHashMap<>();
    private final Set<Question> exhausted = ConcurrentHashMap.newKeySet();

    /** With these sources, first to be asked first. */
    public CredentialBroker(List<CredentialSource> sources, InstantSource clock) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    /** The credential for this request, or that it goes without, or that it must not go. */
    public CredentialAnswer ask(CredentialRequest request) {
        List<CredentialAnswer.Report> reports = new ArrayList<>();
        for (CredentialSource source : sources) {
            boolean mayAsk = isKnown(source, request) || request.rule().asks(source, request);
            if (!mayAsk || isExhausted(source, request)) {
                continue;
            }
            CredentialLookup said = answer(source, request);
            if (isRejected(source, said, request)) {
                continue;
            }
            if (said instanceof CredentialLookup.Found found && found.reach().covers(request.url())) {
                return new CredentialAnswer.Granted(found.credential(), source.name(), found.reach());
            }
            reports.add(new CredentialAnswer.Report(source.name(), said));
        }
        return request.rule().allowsAnonymous() ? new CredentialAnswer.Anonymous(reports) : new CredentialAnswer.Missing(reports);
    }

    /** What a person can do about a status, in the words of the source whose credential the server refused. */
    public Optional<String> remedy(CredentialRequest request, String source, int status) {
        return sources.stream().filter(each -> each.name().equals(source)).findFirst().flatMap(each -> each.remedy(request, status));
    }

    /** A source has nothing better to give if its fresh credential was refused as well, now or for an earlier request of the same kind. */
    private boolean isExhausted(CredentialSource source, CredentialRequest request) {
        List<Rejection> refused = request.rejected().stream().filter(rejection -> rejection.source().equals(source.name())).toList();
        if (refused.isEmpty()) {
            return false;
        }
        if (refused.size() >= TRIES) {
            exhausted.add(question(source, request));
        }
        return exhausted.contains(question(source, request))
                || refused.stream().anyMatch(rejection -> rejection.cause() == Rejection.Cause.FORBIDDEN);
    }

    private static boolean isRejected(CredentialSource source, CredentialLookup said, CredentialRequest request) {
        return said instanceof CredentialLookup.Found found && request.hasRejected(source.name(), found.credential());
    }

    /** Whether a costly source has found a credential for this before: then it is as good as at hand. */
    private boolean isKnown(CredentialSource source, CredentialRequest request) {
        Answered answered = remembered.get(question(source, request));
        return request.rule() != SendingRule.NEVER && answered != null && answered.holds(clock.instant())
                && answered.lookup() instanceof CredentialLookup.Found;
    }

    private CredentialLookup answer(CredentialSource source, CredentialRequest request) {
        if (source.storeKey(request).isEmpty() && source.isAtHand(request)) {
            return source.lookup(request);
        }
        Answered answered = remembered.computeIfAbsent(question(source, request), asked -> new Answered());
        return answered.get(said -> isRejected(source, said, request), clock, () -> source.lookup(request));
    }

    /** Files of one index share the index's answer; without an index each URL is a question of its own. */
    private static Question question(CredentialSource source, CredentialRequest request) {
        Realm asked = Realm.of(request.url());
        Realm realm = request.index().filter(index -> Realm.of(index).sameOrigin(asked)).isPresent() ? asked.origin() : asked;
        return new Question(source.name(), realm, request.index(), request.username());
    }

    /** One remembered answer; asking is serialised so that concurrent callers share one look-up. */
    private static final class Answered {
        private volatile Optional<CredentialLookup> said = Optional.empty();

        CredentialLookup lookup() {
            return said.orElseGet(CredentialLookup.NotMine::new);
        }

        boolean holds(Instant now) {
            return said.isPresent() && switch (said.get()) {
                case CredentialLookup.Found found -> !found.credential().hasExpired(now.plus(MARGIN));
                case CredentialLookup.NotMine notMine -> true;
                case CredentialLookup.Refused refused -> true;
                case CredentialLookup.Broken broken -> true;
            };
        }

        synchronized CredentialLookup get(Predicate<CredentialLookup> rejected, InstantSource clock, Supplier<CredentialLookup> asking) {
            if (!holds(clock.instant()) || rejected.test(lookup())) {
                said = Optional.of(asking.get());
            }
            return lookup();
        }
    }
}
