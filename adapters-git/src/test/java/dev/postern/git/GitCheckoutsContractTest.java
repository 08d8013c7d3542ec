package dev.postern.git;

import dev.postern.domain.build.SourceLocator;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.testkit.SourceLocatorContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** {@link GitCheckouts} of a repository of this machine. */
class GitCheckoutsContractTest extends SourceLocatorContract {
    @TempDir private Path folder;

    private TestRepository repository;
    private GitCheckouts checkouts;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        repository = TestRepository.in(folder.resolve("repo"));
        GitSettings settings = GitSettings.from(TestRepository.VARIABLES, folder, Optional.of(folder.resolve("cache")), false);
        checkouts = GitCheckouts.of(settings, new CredentialBroker(List.of(), InstantSource.system()));
    }

    @AfterEach
    void close() {
        checkouts.close();
    }

    @Override
    protected SourceLocator locator() {
        return checkouts;
    }

    @Override
    protected DirectReference something() {
        return DirectReference.parse(repository.reference() + "@main");
    }

    @Override
    protected DirectReference nothing() {
        return DirectReference.parse(repository.reference() + "-elsewhere");
    }
}
