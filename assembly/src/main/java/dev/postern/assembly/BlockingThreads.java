package dev.postern.assembly;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of the process for work that waits, each started when it is first needed. */
final class BlockingThreads implements Executor, AutoCloseable {
    private static final int COUNT = 8;

    private final ExecutorService threads;

    BlockingThreads() {
        AtomicInteger number = new AtomicInteger();
        // platform threads: virtual ones that waited for sockets delay the end of a short process
        this.threads = Executors.newFixedThreadPool(COUNT,
                task -> Thread.ofPlatform().daemon().name("postern-" + number.incrementAndGet()).unstarted(task));
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** Interrupts what still runs; what has not begun is dropped. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
