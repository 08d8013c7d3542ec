package dev.postern.cli;

import dev.postern.domain.credential.LoginPrompt;
import java.net.URI;

/** Speaks with the person at the terminal. A page is shown by its address: this program starts no browser. */
final class ConsolePrompt implements LoginPrompt {
    private final Call call;

    ConsolePrompt(Call call) {
        this.call = call;
    }

    @Override
    public void show(String line) {
        call.console().notice(line);
    }

    @Override
    public boolean open(URI page) {
        call.console().notice("open " + page);
        return false;
    }

    @Override
    public boolean isCancelled() {
        return call.invocation().cancellation().isCancelled();
    }
}
