package dev.postern.azure;

import dev.postern.domain.credential.IdentityTokenLookup;
import dev.postern.domain.credential.IdentityTokens;
import dev.postern.domain.credential.Secret;
import java.util.Optional;

/**
 * Signs in as the service principal that the variables of the Azure libraries name, by a client secret, a certificate, a token in a
 * file, or the identity of a job of continuous integration; in this order.
 */
final class ProgramLogin {
    private final AzureSettings settings;
    private final IdentityTokens identities;
    private final Entra entra;

    ProgramLogin(AzureSettings settings, IdentityTokens identities, Entra entra) {
        this.settings = settings;
        this.identities = identities;
        this.entra = entra;
    }

    /** @param authority with the tenant that backs the organization */
    SignIn signIn(Authority authority) {
        Optional<String> client = settings.text("AZURE_CLIENT_ID");
        if (client.isEmpty()) {
            return new SignIn.Absent();
        }
        Authority home = settings.text("AZURE_TENANT_ID").map(authority::withTenant).orElse(authority);
        Optional<Secret> secret = settings.secret("AZURE_CLIENT_SECRET");
        if (secret.isPresent()) {
            return entra.asProgram(home, client.get(), new ClientProof.ClientSecret(secret.get()));
        }
        Optional<String> certificate = settings.text("AZURE_CLIENT_CERTIFICATE_PATH");
        if (certificate.isPresent()) {
            return byCertificate(home, client.get(), certificate.get());
        }
        return settings.text("AZURE_FEDERATED_TOKEN_FILE").map(file -> byFile(home, client.get(), file))
                .orElseGet(() -> byJob(home, client.get()));
    }

    /** Whether something proves an identity, so that {@code AZURE_CLIENT_ID} is not one of the machine. */
    boolean hasProof() {
        return settings.text("AZURE_CLIENT_SECRET", "AZURE_CLIENT_CERTIFICATE_PATH", "AZURE_FEDERATED_TOKEN_FILE").isPresent();
    }

    /** @param file as the variable or the entry names it */
    SignIn byCertificate(Authority authority, String client, String file) {
        CertificateFile read = CertificateFile.read(settings.home(), file, settings.secret("AZURE_CLIENT_CERTIFICATE_PASSWORD"));
        return read.proof().map(proof -> entra.asProgram(authority, client, proof)).orElseGet(() -> new SignIn.Failed(read.fault()));
    }

    /** The file is read each time: whoever runs the job renews it. */
    private SignIn byFile(Authority authority, String client, String name) {
        SecretFile file = SecretFile.read(settings.home(), name);
        return file.secret().map(token -> entra.asProgram(authority, client, new ClientProof.Assertion(token)))
                .orElseGet(() -> new SignIn.Failed("`AZURE_FEDERATED_TOKEN_FILE`: " + file.fault().orElse("")));
    }

    private SignIn byJob(Authority authority, String client) {
        String audience = settings.text("AZURE_FEDERATED_TOKEN_AUDIENCE").orElse("api://AzureADTokenExchange");
        return switch (identities.lookup(audience)) {
            case IdentityTokenLookup.Issued issued -> entra.asProgram(authority, client, new ClientProof.Assertion(issued.token()));
            case IdentityTokenLookup.NotIssued _ -> new SignIn.Absent();
            case IdentityTokenLookup.Refused refused -> new SignIn.Denied(refused.issuer() + " gives no identity: " + refused.detail(),
                    Optional.empty());
        };
    }
}
