package dev.postern.architecture.canary.ports.domain.index;

import java.io.IOException;
import java.nio.file.Path;

/** Asks too much of an adapter, and lets its exceptions and types through. */
public interface PackageIndex {
    Path canaryPath() throws IOException;

    String canaryText();

    String canaryName();
}
