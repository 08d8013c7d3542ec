package dev.postern.architecture.canary.vendors.domain.index;

/** Knows a vendor. */
record CanaryAzureFeed() {}
