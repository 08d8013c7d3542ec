package dev.postern.architecture.canary.purity.domain.version;

import java.util.logging.Logger;

/** Logs. */
record CanaryLogger(Logger logger) {}
