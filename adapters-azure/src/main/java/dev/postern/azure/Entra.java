package dev.postern.azure;

import com.microsoft.aad.msal4j.AbstractClientApplicationBase;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.MsalException;
import com.microsoft.aad.msal4j.PublicClientApplication;
import dev.postern.domain.credential.Secret;
import java.net.MalformedURLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/** Signs in with Entra through Microsoft's library. The library reads nothing of the process here: its network, cache and threads are given. */
final class Entra {
    /** Azure DevOps, to Entra. */
    static final String RESOURCE = "499b84ac-1321-427f-aa17-267ca6975798";

    static final Set<String> SCOPES = Set.of(RESOURCE + "/.default");

    private final PatientRequests endpoint;
    private final Pause pause;

    Entra(PatientRequests endpoint, Pause pause) {
        this.endpoint = endpoint;
        this.pause = pause;
    }

    /** As a program. Such a token is app-only. */
    SignIn asProgram(Authority authority, String clientId, ClientProof proof) {
        MsalTransport transport = new MsalTransport(endpoint, authority, pause);
        String who = "application `" + clientId + "`";
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            return running(transport, who, () -> {
                ConfidentialClientApplication.Builder builder =
                        prepared(ConfidentialClientApplication.builder(clientId, credential(proof)), authority, transport, executor);
                return builder.sendX5c(true).build().acquireToken(ClientCredentialParameters.builder(SCOPES).skipCache(true).build());
            }, result -> token(result, true));
        } finally {
            executor.shutdownNow();
        }
    }

    private static IClientCredential credential(ClientProof proof) {
        return switch (proof) {
            case ClientProof.ClientSecret given -> ClientCredentialFactory.createFromSecret(given.secret().reveal());
            case ClientProof.Assertion given -> ClientCredentialFactory.createFromClientAssertion(given.token().reveal());
            case ClientProof.Certificate given -> ClientCredentialFactory.createFromCertificateChain(given.key(), given.chain());
        };
    }

    static PublicClientApplication publicClient(Authority authority, String clientId, MsalTransport transport, ExecutorService executor) {
        return prepared(PublicClientApplication.builder(clientId), authority, transport, executor).build();
    }

    MsalTransport transport(Authority authority) {
        return new MsalTransport(endpoint, authority, pause);
    }

    private static <T extends AbstractClientApplicationBase.Builder<T>> T prepared(T builder, Authority authority, MsalTransport transport,
            ExecutorService executor) {
        try {
            return builder.authority(authority.toString()).instanceDiscovery(false).validateAuthority(false).httpClient(transport)
                    .executorService(executor).disableInternalRetries();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("an authority that is no URL", e);
        }
    }

    /** An answer may lack its token, which the library does not mind. */
    static SignIn token(IAuthenticationResult result, boolean isAppOnly) {
        String text = result.accessToken();
        return text == null || text.isBlank() ? new SignIn.Failed("Entra answered without a token")
                : new SignIn.Token(new AccessToken(Secret.of(text), Optional.of(result.expiresOnDate().toInstant()), isAppOnly));
    }

    /** Waits for the library. */
    static SignIn running(MsalTransport transport, String who, Supplier<CompletableFuture<IAuthenticationResult>> asking,
            Function<IAuthenticationResult, SignIn> found) {
        try {
            return found.apply(asking.get().get());
        } catch (ExecutionException e) {
            return fault(transport, who);
        } catch (MsalException | IllegalArgumentException | IllegalStateException e) {
            return fault(transport, who);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SignIn.Failed("interrupted");
        }
    }

    /** What the transport saw says more than the library's exception, and quotes nobody. */
    static SignIn fault(MsalTransport transport, String who) {
        return transport.unreachable().<SignIn>map(SignIn.Failed::new).or(() -> transport.fault().map(fault -> fault.explained(who)))
                .orElseGet(() -> new SignIn.Failed("Entra's answer for " + who + " cannot be used"));
    }
}
