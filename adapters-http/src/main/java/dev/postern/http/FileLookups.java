package dev.postern.http;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Digest.Algorithm;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.DistributionLookup;
import dev.postern.domain.index.Index;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/** Fetches whole files: out of the cache, where they lie under their digest, else from their server straight to that place. */
final class FileLookups {

    private static final int BUFFER = 64 << 10;
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+!-]{0,250}");

    private final Fetcher fetcher;
    private final Store store;
    private final Downloads downloads;
    private final Executor blocking;

    FileLookups(Fetcher fetcher, Store store, Downloads downloads, Executor blocking) {
        this.fetcher = fetcher;
        this.store = store;
        this.downloads = downloads;
        this.blocking = blocking;
    }

    /** Blocks for the disk, not for the network. */
    CompletableFuture<DistributionLookup> look(Index index, Distribution file) {
        String name = file.filename().text();
        if (!PLAIN_NAME.matcher(name).matches()) {
            return settled(unreachable("`" + Quoted.of(name) + "` is no name that a file may have here"));
        }
        Optional<Digest> promised = file.digests().stream().filter(digest -> MetadataText.digester(digest.algorithm()).isPresent())
                .max(Comparator.comparing(Digest::algorithm));
        if (promised.isEmpty() && !file.digests().isEmpty()) {
            return settled(new DistributionLookup.HashMismatch(
                    "`" + file.url() + "` has only the digest `" + file.digests().getFirst() + "`, which cannot be checked here"));
        }
        Optional<Path> known = promised.flatMap(digest -> downloads.known(digest, name).filter(there -> isWhole(there, digest)));
        if (known.isPresent()) {
            downloads.touch(known.get());
            return settled(new DistributionLookup.Fetched(known.get().toUri(), promised.orElseThrow()));
        }
        return store.isOffline()
                ? settled(new DistributionLookup.Offline(
                        "`" + name + "` is not in the cache, and the network is not used because of `--offline`"))
                : fetch(index, file, promised);
    }

    private static CompletableFuture<DistributionLookup> settled(DistributionLookup outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    private CompletableFuture<DistributionLookup> fetch(Index index, Distribution file, Optional<Digest> promised) {
        try {
            Path folder = promised.isPresent() ? downloads.folder(promised.get()) : downloads.folder();
            Spool spool = new Spool(folder, promised.map(Digest::algorithm).orElse(Algorithm.SHA256));
            Call call = Call.get(file.url(), Sizes.DISTRIBUTION).with("accept-encoding", "identity").into(spool);
            Ask ask = new Ask(index, call, RedirectRule.FILES, true);
            return fetcher.fetch(ask, fetcher.credential(ask)).thenApplyAsync(fetched -> received(ask, fetched, file, promised), blocking);
        } catch (IOException e) {
            return settled(
                    unreachable("`" + file.filename().text() + "` has no place to be put: " + Quoted.of(String.valueOf(e.getMessage()))));
        }
    }

    private static DistributionLookup received(Ask ask, Fetched fetched, Distribution file, Optional<Digest> promised) {
        if (!(fetched instanceof Fetched.Answered answered) || !answered.answer().isSuccess()) {
            return failure(ask, fetched);
        }
        try (Body body = answered.answer().body()) {
            Digest actual = body.digest();
            if (promised.isPresent() && !promised.get().equals(actual)) {
                return new DistributionLookup.HashMismatch(
                        "`" + answered.answer().uri() + "` " + MetadataText.mismatch(promised.get(), actual.hex()));
            }
            Path place = ask.call().spool().orElseThrow().folder().resolve(file.filename().text());
            body.moveTo(place);
            return new DistributionLookup.Fetched(place.toUri(), actual);
        } catch (IOException e) {
            return unreachable("`" + file.filename().text() + "` could not be stored: " + Quoted.of(String.valueOf(e.getMessage())));
        }
    }

    private static DistributionLookup failure(Ask ask, Fetched fetched) {
        return switch (fetched) {
            case Fetched.Failed failed -> unreachable(Answers.text(ask, failed));
            case Fetched.Astray astray -> unreachable(astray.detail());
            case Fetched.NoCredential _ -> new DistributionLookup.Denied(0, noCredential(ask.call().uri()));
            case Fetched.Answered answered -> {
                int status = answered.answer().status();
                String text = Answers.text(answered.answer(), answered.attempts());
                yield Answers.isRefusal(status) ? new DistributionLookup.Denied(status, text)
                        : new DistributionLookup.Unreachable(OptionalInt.of(status), text);
            }
        };
    }

    static String noCredential(URI uri) {
        return "`" + uri + "` was not asked: the index demands a credential and there is none";
    }

    private static DistributionLookup unreachable(String detail) {
        return new DistributionLookup.Unreachable(OptionalInt.empty(), detail);
    }

    /** What lies in the cache was whole when it was put there; disks and people may have changed it since. */
    private static boolean isWhole(Path file, Digest promised) {
        MessageDigest digester = MetadataText.digester(promised.algorithm()).orElseThrow();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digester.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digester.digest()).equals(promised.hex());
        } catch (IOException _) {
            return false;
        }
    }
}
