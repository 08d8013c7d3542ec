package dev.postern.files;

import dev.postern.domain.build.SourceLocator;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.testkit.SourceLocatorContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** {@link LocalSources} with a source tree. */
class LocalSourcesContractTest extends SourceLocatorContract {
    @TempDir private Path folder;

    @BeforeEach
    void make() throws IOException {
        Files.createDirectories(folder.resolve("acme"));
        Files.writeString(folder.resolve("acme/setup.py"), "");
    }

    @Override
    protected SourceLocator locator() {
        return LocalSources.from(folder);
    }

    @Override
    protected DirectReference something() {
        return DirectReference.parse("./acme");
    }

    @Override
    protected DirectReference nothing() {
        return DirectReference.parse("./elsewhere");
    }
}
