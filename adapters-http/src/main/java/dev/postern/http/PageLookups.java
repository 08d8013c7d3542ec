package dev.postern.http;

import dev.postern.domain.credential.CredentialAnswer;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.http.PageLookup.NoPage;
import dev.postern.http.PageLookup.Page;
import dev.postern.http.Reply.Answer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Looks pages up: in the cache, and at the index where that is needed, on the condition that the page has changed since. */
final class PageLookups {

    private static final String SHOWN = "shows a page where a person signs in";

    private final Fetcher fetcher;
    private final Store store;
    private final Executor blocking;
    private final Set<URI> open = ConcurrentHashMap.newKeySet();

    PageLookups(Fetcher fetcher, Store store, Executor blocking) {
        this.blocking = blocking;
        this.fetcher = fetcher;
        this.store = store;
    }

    /** The address of a project's page; for a flat index the one page that there is. */
    static URI address(Index index, PackageName project) {
        if (index.isFlat()) {
            return index.location();
        }
        URI location = index.location();
        String path = location.getRawPath() == null ? "" : location.getRawPath();
        String query = location.getRawQuery() == null ? "" : "?" + location.getRawQuery();
        return URI.create(location.getScheme() + "://" + location.getRawAuthority() + path
                + (path.endsWith("/") ? "" : "/") + project.text() + "/" + query);
    }

    /** A request for a page, and the key under which its answer is kept. */
    private record Question(Ask ask, CredentialAnswer credential, String name, CacheKey key) {}

    private Question question(Index index, PackageName project, boolean urgent) {
        URI address = address(index, project);
        Call call = Call.get(address, Sizes.PAGE)
                .with("accept", index.isFlat() ? MediaType.ACCEPT_FLAT : MediaType.ACCEPT).with("accept-encoding", "gzip");
        Ask ask = new Ask(index, call, RedirectRule.pagesOf(index), urgent);
        CredentialAnswer credential = fetcher.credential(ask);
        String name = index.isFlat() ? "flat" : project.text();
        return new Question(ask, credential, name, CacheKey.page(index, Identity.of(credential), address, name));
    }

    /** What is kept of a page, however old. */
    Optional<Page> last(Index index, PackageName project) {
        return store.read(question(index, project, true).key()).filter(entry -> entry.kind() == CacheEntry.Kind.PAGE)
                .map(entry -> new Page(entry.base(), PackedPage.open(entry.content())));
    }

    /** Blocks for the cache, not for the network. */
    CompletableFuture<PageLookup> look(Index index, PackageName project, boolean urgent) {
        Question question = question(index, project, urgent);
        Ask ask = question.ask();
        Optional<CacheEntry> known = store.read(question.key());
        if (known.isPresent() && store.suffices(known.get(), project)) {
            return CompletableFuture.completedFuture(stored(known.get()));
        }
        if (store.isOffline()) {
            return CompletableFuture.completedFuture(new NoPage(new ProjectLookup.Unreachable(OptionalInt.empty(),
                    "`" + ask.call().uri() + "` is not in the cache, and the network is not used because of `--offline`",
                    Optional.of("run it once without `--offline`"))));
        }
        Optional<CacheEntry> confirmable = known
                .filter(entry -> entry.kind() == CacheEntry.Kind.PAGE && entry.freshness().canBeConfirmed());
        return fetcher.fetch(confirmable.map(entry -> conditional(ask, entry.freshness())).orElse(ask), question.credential())
                .thenComposeAsync(fetched -> received(ask, question.name(), confirmable, fetched), blocking);
    }

    /** Whether the index has let this run in with a credential; asks for its front page where nothing is known. */
    boolean provesAccess(Index index) {
        if (open.contains(index.location())) {
            return true;
        }
        if (store.isOffline()) {
            return false;
        }
        Call call = Call.get(index.location(), Sizes.PAGE).with("accept", MediaType.ACCEPT).keeping(Call.Keep.NOTHING);
        Ask ask = new Ask(index, call, RedirectRule.pagesOf(index), true);
        Fetched fetched = fetcher.fetch(ask, fetcher.credential(ask)).join();
        boolean proof = fetched instanceof Fetched.Answered answered && answered.wasAuthenticated()
                && answered.answer().isSuccess();
        if (proof) {
            open.add(index.location());
        }
        return proof;
    }

    private static PageLookup stored(CacheEntry entry) {
        return switch (entry.kind()) {
            case PAGE -> new Page(entry.base(), PackedPage.open(entry.content()));
            case ABSENCE, METADATA -> new NoPage(
                    new ProjectLookup.Absent(404, "`" + entry.base() + "` was not there when it was last asked for"));
        };
    }

    private static Ask conditional(Ask ask, Freshness freshness) {
        Ask asking = freshness.etag().isEmpty() ? ask : ask.with("if-none-match", freshness.etag());
        return freshness.lastModified().isEmpty() ? asking : asking.with("if-modified-since", freshness.lastModified());
    }

    private CompletableFuture<PageLookup> received(Ask ask, String name, Optional<CacheEntry> known, Fetched fetched) {
        return switch (fetched) {
            case Fetched.Failed failed -> CompletableFuture.completedFuture(
                    new NoPage(new ProjectLookup.Unreachable(OptionalInt.empty(), Answers.text(ask, failed),
                            Optional.of(Remedies.of(failed.fault())))));
            case Fetched.Astray astray ->
                    CompletableFuture.completedFuture(
                            new NoPage(new ProjectLookup.Unreadable(astray.detail(), Optional.of(astray.remedy()))));
            case Fetched.NoCredential missing -> CompletableFuture.completedFuture(new NoPage(noCredential(ask, missing)));
            case Fetched.Answered answered -> {
                if (answered.answer().isSuccess() && answered.wasAuthenticated()) {
                    open.add(ask.index().location());
                }
                CacheKey key = CacheKey.page(ask.index(), answered.identity(), ask.call().uri(), name);
                yield answered.answer().status() == 304 && known.isPresent()
                        ? confirmed(ask, name, key, known.get(), answered)
                        : CompletableFuture.completedFuture(read(ask, key, answered));
            }
        };
    }

    private CompletableFuture<PageLookup> confirmed(Ask ask, String name, CacheKey key, CacheEntry known,
            Fetched.Answered answered) {
        if (!known.key().equals(key.text()) || !known.freshness().isMeantBy(answered.answer())) {
            return fetcher.fetch(ask, answered.asked())
                    .thenCompose(fetched -> received(ask, name, Optional.empty(), fetched));
        }
        store.write(key, known.with(known.freshness().confirmed(answered.answer(), store.now())));
        return CompletableFuture.completedFuture(stored(known));
    }

    private PageLookup read(Ask ask, CacheKey key, Fetched.Answered answered) {
        Answer answer = answered.answer();
        String text = Answers.text(answer, answered.attempts());
        if (answer.isSuccess()) {
            return page(ask, key, answered);
        }
        return switch (answer.status()) {
            case 404, 410 -> {
                store.write(key, CacheEntry.of(key.text(), CacheEntry.Kind.ABSENCE, Freshness.stale(store.now()), answer.uri(),
                        new byte[0]));
                yield new NoPage(new ProjectLookup.Absent(answer.status(), text));
            }
            case 401, 403, 407, 511 -> new NoPage(denied(ask, answered, "", answer.status()));
            case 301, 302, 303, 307, 308 -> new NoPage(signIn(ask, answered, "sends to a page where a person signs in"));
            default -> new NoPage(new ProjectLookup.Unreachable(OptionalInt.of(answer.status()), text,
                    Optional.of(Remedies.ofStatus(answer.status()))));
        };
    }

    private static boolean listsFiles(PackedPage files) {
        return IntStream.range(0, files.size()).mapToObj(files::filename)
                .anyMatch(name -> name.endsWith(".whl") || name.endsWith(".tar.gz"));
    }

    private PageLookup page(Ask ask, CacheKey key, Fetched.Answered answered) {
        Answer answer = answered.answer();
        try (Body _ = answer.body()) {
            PageBody.Page page = PageBody.read(answer);
            if (SignInPage.mayBe(answer) && !listsFiles(page.files())) {
                return new NoPage(signIn(ask, answered, SHOWN));
            }
            Freshness.of(answer, store.now()).ifPresent(freshness -> store.write(key, CacheEntry.of(key.text(),
                    CacheEntry.Kind.PAGE, freshness, page.base(), page.files().packed())));
            return new Page(page.base(), page.files());
        } catch (UnreadablePage e) {
            return new NoPage(SignInPage.mayBe(answer) ? signIn(ask, answered, SHOWN)
                    : new ProjectLookup.Unreadable("`" + answer.uri() + "` " + e.reason(), Optional.of(Remedies.NO_PAGE)));
        }
    }

    private static ProjectLookup signIn(Ask ask, Fetched.Answered answered, String how) {
        return denied(ask, answered, ", which " + how, 401);
    }

    /** @param meant the status that the answer stands for */
    private static ProjectLookup denied(Ask ask, Fetched.Answered answered, String how, int meant) {
        String reasons =
                answered.explained().reasons().stream().map(reason -> "; no credential from " + reason).collect(Collectors.joining());
        return new ProjectLookup.Denied(answered.answer().status(),
                Answers.text(answered.answer(), answered.attempts()) + how + reasons, Optional.of(answered.explained().remedy()
                        .orElse(Remedies.ofRefusal(ask.index(), answered.asked(), meant))));
    }

    private static ProjectLookup noCredential(Ask ask, Fetched.NoCredential missing) {
        return new ProjectLookup.Denied(0,
                "the index demands a credential (`authenticate = \"always\"`) and there is none, so nothing was asked",
                Optional.of(missing.remedy().orElse(Remedies.ofRefusal(ask.index(), new CredentialAnswer.Anonymous(List.of()), 401))));
    }
}
