package dev.postern.http;

import dev.postern.domain.credential.CredentialAnswer;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.SdistFilename;
import dev.postern.domain.distribution.WheelFilename;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.http.Reply.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Looks metadata up, the cheapest way first: in the cache; as the file beside the wheel (PEP 658), whose digest must be right; out of the
 * wheel by ranges; out of the whole file.
 */
final class MetadataLookups {

    private final Fetcher fetcher;
    private final Store store;
    private final RangedWheel wheels;
    private final Executor blocking;

    MetadataLookups(Fetcher fetcher, Store store, Executor blocking) {
        this.fetcher = fetcher;
        this.store = store;
        this.wheels = new RangedWheel(fetcher);
        this.blocking = blocking;
    }

    /** Blocks for the cache, not for the network. */
    CompletableFuture<MetadataLookup> look(Index index, Distribution file, boolean urgent) {
        Optional<Digest> promised = promised(file);
        CacheKey key = promised.map(CacheKey::metadata).orElseGet(() -> key(index, file));
        Optional<CacheEntry> known = store.read(key);
        if (known.isPresent() && store.suffices(known.get())) {
            return CompletableFuture.completedFuture(MetadataText.read(known.get().content(), file));
        }
        if (store.isOffline()) {
            return CompletableFuture.completedFuture(new MetadataLookup.Offline("the metadata of `" + file.filename().text()
                    + "` is not in the cache, and the network is not used because of `--offline`"));
        }
        if (file.metadata().available()) {
            return beside(index, file, urgent, promised, key);
        }
        return inside(index, file, urgent, key);
    }

    /** A digest that this platform can check. */
    private static Optional<Digest> promised(Distribution file) {
        return file.metadata().available()
                ? file.metadata().digest().filter(digest -> MetadataText.digester(digest.algorithm()).isPresent())
                : Optional.empty();
    }

    private CacheKey key(Index index, Distribution file) {
        Ask ask = ask(index, file.url(), Sizes.METADATA, false);
        String digest = file.digests().isEmpty() ? "" : file.digests().getFirst().toString();
        return CacheKey.metadataOf(file.url(), Identity.of(fetcher.credential(ask)), digest);
    }

    private static Ask ask(Index index, URI url, long limit, boolean urgent) {
        return new Ask(index, Call.get(url, limit), RedirectRule.FILES, urgent);
    }

    private CompletableFuture<MetadataLookup> beside(Index index, Distribution file, boolean urgent,
            Optional<Digest> promised, CacheKey key) {
        Ask ask = ask(index, metadataUrl(file.url()), Sizes.METADATA, urgent).with("accept-encoding", "gzip");
        CredentialAnswer credential = fetcher.credential(ask);
        return fetcher.fetch(ask, credential).thenComposeAsync(fetched -> {
            if (!(fetched instanceof Fetched.Answered answered) || !answered.answer().isSuccess()) {
                boolean absent = fetched instanceof Fetched.Answered other
                        && (other.answer().status() == 404 || other.answer().status() == 410);
                return absent ? inside(index, file, urgent, key) : CompletableFuture.completedFuture(failure(ask, fetched));
            }
            try (Body _ = answered.answer().body()) {
                return CompletableFuture.completedFuture(advertised(answered.answer(), file, promised, key));
            }
        }, blocking);
    }

    private MetadataLookup advertised(Answer answer, Distribution file, Optional<Digest> promised, CacheKey key) {
        byte[] bytes;
        try {
            bytes = DecodedBody.bytes(answer, Sizes.METADATA);
        } catch (IOException e) {
            String why = e instanceof DecodedBody.TooLong
                    ? "is longer than " + Sizes.text(Sizes.METADATA) + " when decompressed"
                    : "cannot be decoded: " + Quoted.of(String.valueOf(e.getMessage()));
            return new MetadataLookup.Invalid("`" + answer.uri() + "` " + why);
        }
        Optional<String> mismatch = promised.flatMap(digest -> MetadataText.mismatch(bytes, digest));
        if (mismatch.isPresent()) {
            return new MetadataLookup.HashMismatch("`" + answer.uri() + "` " + mismatch.get());
        }
        Optional<Freshness> freshness = promised.isPresent()
                ? Optional.of(Freshness.forever(store.now()))
                : Freshness.of(answer, store.now());
        remember(key, freshness, answer.uri(), bytes);
        return MetadataText.read(Content.of(bytes), file);
    }

    private void remember(CacheKey key, Optional<Freshness> freshness, URI from, byte[] bytes) {
        freshness.ifPresent(until -> store.write(key,
                CacheEntry.of(key.text(), CacheEntry.Kind.METADATA, until, from, MetadataText.headers(bytes))));
    }

    private CompletableFuture<MetadataLookup> inside(Index index, Distribution file, boolean urgent, CacheKey key) {
        return switch (file.filename()) {
            case WheelFilename _ -> wheels.read(index, file, urgent).thenApply(read -> inWheel(index, file, key, read));
            case SdistFilename sdist when sdist.isStandard() -> insideSdist(index, file, sdist, urgent, key);
            case SdistFilename sdist -> CompletableFuture.completedFuture(new MetadataLookup.NeedsBuild(
                    "`" + sdist.text() + "` is a source distribution in a format whose metadata is not read"));
        };
    }

    private MetadataLookup inWheel(Index index, Distribution wheel, CacheKey key, RangedWheel.Read read) {
        return switch (read) {
            case RangedWheel.Broken broken ->
                    new MetadataLookup.Invalid("`" + wheel.filename().text() + "` " + broken.reason());
            case RangedWheel.Refused refused -> failure(ask(index, wheel.url(), 0, false), refused.fetched());
            case RangedWheel.Metadata metadata -> {
                // what the page promised of the missing file beside it is not promised of this
                CacheKey own = promised(wheel).isPresent() ? key(index, wheel) : key;
                remember(own, Optional.of(ofFile(wheel)), wheel.url(), metadata.content().array());
                yield MetadataText.read(metadata.content(), wheel);
            }
        };
    }

    /** The digest of a file is part of its key, so what was in it stays true. */
    private Freshness ofFile(Distribution file) {
        return file.digests().isEmpty() ? Freshness.stale(store.now()) : Freshness.forever(store.now());
    }

    private CompletableFuture<MetadataLookup> insideSdist(Index index, Distribution file, SdistFilename sdist,
            boolean urgent, CacheKey key) {
        Ask ask = ask(index, file.url(), Sizes.DISTRIBUTION, urgent);
        Ask whole = new Ask(index, ask.call().with("accept-encoding", "identity").keeping(Call.Keep.DISK), ask.redirects(), urgent);
        return fetcher.fetch(whole, fetcher.credential(whole)).thenApplyAsync(fetched -> {
            if (!(fetched instanceof Fetched.Answered answered) || !answered.answer().isSuccess()) {
                return failure(whole, fetched);
            }
            try (Body body = answered.answer().body()) {
                return inSdist(body, file, sdist, key);
            }
        }, blocking);
    }

    private MetadataLookup inSdist(Body body, Distribution file, SdistFilename sdist, CacheKey key) {
        try {
            Optional<String> mismatch = WholeFiles.mismatch(body, file);
            if (mismatch.isPresent()) {
                return new MetadataLookup.HashMismatch("`" + file.url() + "` " + mismatch.get());
            }
            byte[] bytes = WholeFiles.packageInfo(body, sdist);
            remember(key, Optional.of(ofFile(file)), file.url(), bytes);
            return MetadataText.read(Content.of(bytes), file);
        } catch (MalformedArchive e) {
            return new MetadataLookup.Invalid("`" + sdist.text() + "` " + e.reason());
        } catch (IOException e) {
            return new MetadataLookup.Invalid("`" + sdist.text() + "` cannot be unpacked: " + Quoted.of(String.valueOf(e.getMessage())));
        }
    }

    private static MetadataLookup failure(Ask ask, Fetched fetched) {
        return switch (fetched) {
            case Fetched.Failed failed -> failed.fault().cause() == Reply.Cause.TOO_LARGE
                    ? new MetadataLookup.Invalid(Answers.text(ask, failed))
                    : new MetadataLookup.Unreachable(OptionalInt.empty(), Answers.text(ask, failed));
            case Fetched.Astray astray -> new MetadataLookup.Unreachable(OptionalInt.empty(), astray.detail());
            case Fetched.NoCredential _ -> new MetadataLookup.Denied(0, FileLookups.noCredential(ask.call().uri()));
            case Fetched.Answered answered -> {
                int status = answered.answer().status();
                String text = Answers.text(answered.answer(), answered.attempts());
                yield Answers.isRefusal(status)
                        ? new MetadataLookup.Denied(status, text)
                        : new MetadataLookup.Unreachable(OptionalInt.of(status), text);
            }
        };
    }

    /** PEP 658: the file's own address with `.metadata` after its path. */
    static URI metadataUrl(URI file) {
        String text = file.toString();
        int query = text.indexOf('?');
        return URI.create(query < 0 ? text + ".metadata" : text.substring(0, query) + ".metadata" + text.substring(query));
    }
}
