package dev.postern.cli;

import dev.postern.assembly.Invocation;
import dev.postern.assembly.NetworkSettings;
import dev.postern.assembly.Settings;
import dev.postern.cli.grammar.Command;
import dev.postern.cli.render.Console;
import dev.postern.http.HttpCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code postern cache …}: what is kept between runs. */
final class CacheCommand {
    private final Invocation invocation;
    private final Settings settings;
    private final Console console;

    CacheCommand(Invocation invocation, Settings settings, Console console) {
        this.invocation = invocation;
        this.settings = settings;
        this.console = console;
    }

    int run(Command command) {
        Path folder = new NetworkSettings(settings, invocation).cacheFolder();
        HttpCache cache = HttpCache.in(folder);
        try {
            switch (command) {
                case CACHE_DIR -> console.answer(folder + "\n");
                case CACHE_SIZE -> console.answer(cache.size() + "\n");
                case CACHE_PRUNE -> told("pruned", cache.prune(invocation.clock()));
                case CACHE_CLEAN -> told("cleaned", cache.clean());
                case COMPILE, EXPLAIN, INDEX_LIST, INDEX_VERSIONS ->
                        throw new IllegalArgumentException("no command of the cache: " + command);
            }
            return 0;
        } catch (IOException failure) {
            console.error("the cache `" + folder + "` cannot be used: " + failure.getMessage(),
                    List.of("name another folder with `--cache-dir`"));
            return Failures.FAULT;
        }
    }

    private void told(String what, HttpCache.Removed removed) {
        console.summary(
                what + ": removed " + removed.files() + (removed.files() == 1 ? " file, " : " files, ") + removed.bytes() + " bytes");
    }
}
