package dev.postern.architecture.canary.cycles.cli;

import dev.postern.architecture.canary.cycles.cli.grammar.CanaryFlag;

/** Needs a package that needs this one. */
public record CanaryCommand(CanaryFlag flag) {}
