package dev.postern.http;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.http.Reply.Answer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads METADATA out of a wheel by ranged GETs: the end of the file, which mostly holds the whole central directory, then the member. Never
 * HEAD, which some servers refuse. A server that answers with the whole file is remembered, and the file it sent is used.
 */
final class RangedWheel {

    private final Fetcher fetcher;
    private final Set<Origin> withoutRanges = ConcurrentHashMap.newKeySet();

    RangedWheel(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** What reading came to. */
    sealed interface Read {}

    /** The METADATA. */
    record Metadata(Content content) implements Read {}

    /** The wheel has no usable METADATA. */
    record Broken(String reason) implements Read {}

    /** The server did not give it. */
    record Refused(Fetched fetched) implements Read {}

    CompletableFuture<Read> read(Index index, Distribution wheel, boolean urgent) {
        Call call = Call.get(wheel.url(), Sizes.DISTRIBUTION).with("accept-encoding", "identity").keeping(Call.Keep.DISK);
        return new Reading(new Ask(index, call, RedirectRule.FILES, urgent), wheel).start();
    }

    /** One wheel being read. */
    private final class Reading {

        private final Ask ask;
        private final Distribution wheel;

        Reading(Ask ask, Distribution wheel) {
            this.ask = ask;
            this.wheel = wheel;
        }

        CompletableFuture<Read> start() {
            return withoutRanges.contains(Origin.of(wheel.url())) ? whole() : tail();
        }

        private CompletableFuture<Read> tail() {
            long size = wheel.size().orElse(-1);
            String range = size > 0
                    ? "bytes=" + Math.max(0, size - ZipEnd.USUAL_TAIL) + "-" + (size - 1)
                    : "bytes=-" + ZipEnd.USUAL_TAIL;
            return ranged(range, this::end);
        }

        private CompletableFuture<Read> end(ZipBytes tail, long total) throws MalformedArchive {
            if (tail.end() != total) {
                // the index was wrong about the size
                return whole();
            }
            ZipEnd end = ZipEnd.find(tail);
            if (tail.covers(end.directoryStart(), end.directoryEnd())) {
                return member(tail, tail.slice(end.directoryStart(), end.directoryEnd()));
            }
            return ranged(range(end.directoryStart(), end.directoryEnd()),
                    (directory, all) -> member(directory, directory.slice(end.directoryStart(), end.directoryEnd())));
        }

        private CompletableFuture<Read> member(ZipBytes known, ZipBytes directory) throws MalformedArchive {
            ZipEntry entry = ZipDirectory.read(directory).metadata(wheel.filename().name().text());
            if (entry.packed() > Sizes.METADATA) {
                throw new MalformedArchive("has a `" + entry.name() + "` of more than " + Sizes.text(Sizes.METADATA));
            }
            if (known.covers(entry.start(), entry.reach())) {
                return CompletableFuture.completedFuture(new Metadata(Content.of(entry.unpack(known.slice(entry.start(), entry.reach())))));
            }
            return ranged(range(entry.start(), entry.reach()),
                    (region, all) -> CompletableFuture.completedFuture(new Metadata(Content.of(entry.unpack(region)))));
        }

        private CompletableFuture<Read> ranged(String range, Part then) {
            Ask asking = ask.with("range", range);
            return fetch(asking).thenCompose(fetched -> {
                if (!(fetched instanceof Fetched.Answered answered)) {
                    return CompletableFuture.completedFuture(new Refused(fetched));
                }
                try (Body body = answered.answer().body()) {
                    return part(answered, body, then);
                } catch (MalformedArchive e) {
                    return CompletableFuture.completedFuture(new Broken(e.reason()));
                }
            });
        }

        private CompletableFuture<Read> part(Fetched.Answered answered, Body body, Part then) throws MalformedArchive {
            Answer answer = answered.answer();
            return switch (answer.status()) {
                case 206 -> {
                    Optional<ContentRange> said = ContentRange.of(answer);
                    if (said.isEmpty() || body.length() > Sizes.DIRECTORY + ZipEnd.USUAL_TAIL) {
                        yield whole();
                    }
                    yield then.read(new ZipBytes(body.bytes(), said.get().first()), said.get().total());
                }
                case 200 -> {
                    withoutRanges.add(Origin.of(wheel.url()));
                    yield CompletableFuture.completedFuture(WholeFiles.metadataOfWheel(body, wheel));
                }
                case 401, 403, 404, 407, 410, 511 -> CompletableFuture.completedFuture(new Refused(answered));
                default -> {
                    if (answer.status() >= 500) {
                        yield CompletableFuture.completedFuture(new Refused(answered));
                    }
                    // 416 and the like: this server has its own idea of ranges
                    withoutRanges.add(Origin.of(wheel.url()));
                    yield whole();
                }
            };
        }

        private CompletableFuture<Read> whole() {
            return fetch(ask).thenApply(fetched -> {
                if (!(fetched instanceof Fetched.Answered answered) || !answered.answer().isSuccess()) {
                    return new Refused(fetched);
                }
                try (Body body = answered.answer().body()) {
                    return WholeFiles.metadataOfWheel(body, wheel);
                }
            });
        }

        private CompletableFuture<Fetched> fetch(Ask asking) {
            return fetcher.fetch(asking, fetcher.credential(asking));
        }

        private static String range(long from, long to) {
            return "bytes=" + from + "-" + (to - 1);
        }
    }

    /** What is done with a part of the file. */
    private interface Part {
        CompletableFuture<Read> read(ZipBytes part, long total) throws MalformedArchive;
    }
}
