package dev.postern.architecture.canary.cycles.cli.grammar;

import dev.postern.architecture.canary.cycles.cli.CanaryCommand;

/** Needs a package that needs this one. */
public record CanaryFlag(Class<CanaryCommand> command) {
    CanaryCommand make() {
        return new CanaryCommand(this);
    }
}
