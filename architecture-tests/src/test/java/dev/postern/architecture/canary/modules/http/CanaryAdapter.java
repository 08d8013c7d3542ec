package dev.postern.architecture.canary.modules.http;

import dev.postern.architecture.canary.modules.files.Neighbour;

/** Knows another adapter. */
record CanaryAdapter(Neighbour neighbour) {}
