package dev.postern.architecture.canary.openness.domain.version;

/** Can be extended by anybody. */
class CanaryVersion {}
