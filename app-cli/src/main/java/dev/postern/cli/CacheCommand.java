package dev.postern.cli;

import dev.postern.assembly.KeptFiles;
import dev.postern.cli.grammar.Command;
import dev.postern.cli.render.JsonText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code postern cache …}: what is kept between runs. */
final class CacheCommand {
    private final Call call;

    CacheCommand(Call call) {
        this.call = call;
    }

    int run(Command command) {
        KeptFiles kept = KeptFiles.of(call.settings(), call.invocation());
        try {
            switch (command) {
                case CACHE_DIR -> call.console().answer(kept.folder() + "\n");
                case CACHE_SIZE -> size(kept);
                case CACHE_PRUNE -> told(kept, kept.prune(call.invocation().clock()));
                case CACHE_CLEAN -> told(kept, kept.clean());
                case COMPILE, EXPLAIN, INDEX_LIST, INDEX_VERSIONS, INDEX_AUDIT, AUTH_LOGIN, AUTH_LOGOUT, AUTH_STATUS, AUTH_TOKEN,
                        AUTH_HELPER,
                        AUTH_INSTALL_BACKEND, EXEC, ENV ->
                        throw new IllegalArgumentException("no command of the cache: " + command);
            }
            return Failures.DONE;
        } catch (IOException failure) {
            call.console().error("the cache `" + kept.folder() + "` cannot be used: " + failure.getMessage(),
                    List.of("name another folder with `--cache-dir`"));
            return Failures.FAULT;
        }
    }

    private void size(KeptFiles kept) throws IOException {
        if (call.wantsJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("version", 1);
            json.put("folder", kept.folder());
            json.put("bytes", kept.size());
            call.console().answer(JsonText.of(json));
        } else {
            call.console().answer(kept.size() + "\n");
        }
    }

    private void told(KeptFiles kept, KeptFiles.Removed removed) {
        call.console().summary("Removed " + removed.files() + (removed.files() == 1 ? " file" : " files") + " with " + removed.bytes()
                + " bytes from `" + kept.folder() + "`");
    }
}
