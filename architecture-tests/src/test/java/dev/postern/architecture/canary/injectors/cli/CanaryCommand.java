package dev.postern.architecture.canary.injectors.cli;

import com.google.inject.Injector;

/** Asks for anything it likes. */
record CanaryCommand(String text) {
    static CanaryCommand from(Injector injector) {
        return new CanaryCommand(injector.getInstance(String.class));
    }
}
