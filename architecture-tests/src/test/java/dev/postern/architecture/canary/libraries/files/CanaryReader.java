package dev.postern.architecture.canary.libraries.files;

import org.assertj.core.api.Condition;

/** Uses a library that is another module's. */
record CanaryReader(Condition<String> condition) {}
