package dev.postern.http;

import dev.postern.domain.name.PackageName;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The cache as look-ups see it: reading is a plain call, writing happens in the background and never fails a look-up. When an entry cannot be
 * written, the disk being full or the folder read-only, nothing more is written and that is said once.
 */
final class Store {

    private static final long LONGEST_WAIT = 20;

    private final Optional<HttpCache> cache;
    private final HttpSettings.CacheUse use;
    private final Set<PackageName> refreshed;
    private final Executor blocking;
    private final InstantSource clock;
    private final AtomicBoolean writable = new AtomicBoolean(true);
    private final Phaser writing = new Phaser(1);
    private final ConcurrentLinkedQueue<String> notices = new ConcurrentLinkedQueue<>();

    Store(HttpSettings.Caching caching, Executor blocking, InstantSource clock) {
        this.cache = caching.folder().map(HttpCache::in);
        this.use = caching.use();
        this.refreshed = caching.refreshed();
        this.blocking = blocking;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    boolean isOffline() {
        return use == HttpSettings.CacheUse.ONLY;
    }

    /** Whether pages are likely to be answered from the cache: it may be used, and not long ago some were stored. */
    boolean mayAnswer() {
        return switch (use) {
            case ONLY -> true;
            case WHILE_FRESH -> cache.isPresent() && cache.get().hasPagesSince(now().minus(Freshness.HEURISTIC));
            case REVALIDATED -> false;
        };
    }

    Optional<CacheEntry> read(CacheKey key) {
        return cache.flatMap(present -> present.read(key));
    }

    /** Whether a project's page answers without a question to the server. */
    boolean suffices(CacheEntry entry, PackageName project) {
        boolean asksAgain = use == HttpSettings.CacheUse.WHILE_FRESH && refreshed.contains(project);
        return suffices(entry, asksAgain ? HttpSettings.CacheUse.REVALIDATED : use);
    }

    /** Whether an entry answers without a question to the server. */
    boolean suffices(CacheEntry entry) {
        return suffices(entry, use);
    }

    private boolean suffices(CacheEntry entry, HttpSettings.CacheUse how) {
        return switch (how) {
            case ONLY -> true;
            case WHILE_FRESH -> entry.kind() != CacheEntry.Kind.ABSENCE && entry.freshness().isFresh(now());
            case REVALIDATED -> entry.kind() != CacheEntry.Kind.ABSENCE && entry.freshness().immutable()
                    && entry.freshness().isFresh(now());
        };
    }

    void write(CacheKey key, CacheEntry entry) {
        if (cache.isEmpty() || !writable.get()) {
            return;
        }
        writing.register();
        try {
            blocking.execute(() -> {
                try {
                    writeNow(cache.get(), key, entry);
                } finally {
                    writing.arriveAndDeregister();
                }
            });
        } catch (RejectedExecutionException _) {
            writing.arriveAndDeregister();
        }
    }

    private void writeNow(HttpCache present, CacheKey key, CacheEntry entry) {
        try {
            if (writable.get()) {
                present.write(key, entry);
            }
        } catch (IOException e) {
            if (writable.compareAndSet(true, false)) {
                notices.add("the cache in `" + present.folder() + "` cannot be written, so nothing is remembered: "
                        + Quoted.of(String.valueOf(e.getMessage())));
            }
        }
    }

    /** What a person should be told. */
    List<String> notices() {
        return List.copyOf(notices);
    }

    /** Waits until all that was to be written is written. */
    void flush() {
        int phase = writing.arrive();
        try {
            writing.awaitAdvanceInterruptibly(phase, LONGEST_WAIT, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException _) {
            // the next run asks again
        }
    }
}
