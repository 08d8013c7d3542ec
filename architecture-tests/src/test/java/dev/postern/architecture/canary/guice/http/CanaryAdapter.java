package dev.postern.architecture.canary.guice.http;

import com.google.inject.Inject;

/** Needs Guice to be made. */
final class CanaryAdapter {
    @Inject
    CanaryAdapter() {}
}
