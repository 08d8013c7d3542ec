package dev.postern.aws;

import dev.postern.domain.credential.CredentialSource;
import dev.postern.testkit.CredentialSourceContract;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class AwsCredentialsTest extends CredentialSourceContract {
    @TempDir private Path home;

    @Override
    protected CredentialSource source(String username, String secret) {
        Caller caller = Caller.in(home).withKeys();
        caller.cloud.minting(secret);
        AwsCredentials source = caller.source();
        return source;
    }

    @Override
    protected String user() {
        return "aws";
    }

    @Override
    protected URI known() {
        return Caller.INDEX;
    }
}
