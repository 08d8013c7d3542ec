package dev.postern.testkit;

import dev.postern.domain.credential.LoginPrompt;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** A person in front of the terminal, for tests: writes down what is shown and gives up when told so. */
public final class PromptScript implements LoginPrompt {
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final BooleanSupplier cancelled;

    public PromptScript(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    /** Everything shown, pages as {@code open URL}. */
    public List<String> shown() {
        return List.copyOf(shown);
    }

    @Override
    public void show(String line) {
        shown.add(line);
    }

    @Override
    public boolean open(URI page) {
        shown.add("open " + page);
        return true;
    }

    @Override
    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }
}
