package dev.postern.azure;

import com.microsoft.aad.msal4j.DeviceCode;
import com.microsoft.aad.msal4j.DeviceCodeFlowParameters;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.InteractiveRequestParameters;
import com.microsoft.aad.msal4j.MsalClientException;
import com.microsoft.aad.msal4j.MsalException;
import com.microsoft.aad.msal4j.Prompt;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SystemBrowserOptions;
import dev.postern.domain.credential.LoginPrompt;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The part of a login in which a person acts. */
final class PersonLogin {

    /** What the person did. */
    sealed interface Signed {
        record In(String account, AccessToken token) implements Signed {}

        record Not(String detail, Optional<String> remedy) implements Signed {}
    }

    /** As long as Entra's codes hold. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Duration GLANCE = Duration.ofMillis(100);

    private final AzureSettings settings;
    private final AzurePorts ports;
    private final Pause pause;

    PersonLogin(AzureSettings settings, AzurePorts ports, Pause pause) {
        this.settings = settings;
        this.ports = ports;
        this.pause = pause;
    }

    Signed signIn(Authority authority, LoginCache cache, LoginPrompt prompt) {
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        PatientRequests endpoint = PatientRequests.of(ports.endpoint(), pause);
        MsalTransport transport = new Entra(endpoint, pause).transport(authority);
        try {
            PublicClientApplication client = Entra.publicClient(authority, settings.clientId(), transport, executor);
            load(cache, client);
            Optional<Signed> browser =
                    settings.providerFlag("FORCE_CANSHOWDIALOG_TO", true) ? byBrowser(client, transport, prompt) : Optional.empty();
            Signed signed = browser.orElseGet(() -> waited(client.acquireToken(device(prompt)), transport, prompt));
            if (signed instanceof Signed.In in) {
                cache.save(client.tokenCache().serialize(), Optional.of(in.account()), true);
            }
            return signed;
        } finally {
            executor.shutdownNow();
        }
    }

    /** Other accounts of earlier logins stay; what cannot be read is replaced. */
    private static void load(LoginCache cache, PublicClientApplication client) {
        try {
            cache.load(client.tokenCache());
        } catch (MsalException | IllegalArgumentException | IllegalStateException e) {
            cache.clear();
        }
    }

    /** @return empty if no browser opens */
    private Optional<Signed> byBrowser(PublicClientApplication client, MsalTransport transport, LoginPrompt prompt) {
        AtomicBoolean opened = new AtomicBoolean(true);
        SystemBrowserOptions browser = SystemBrowserOptions.builder().openBrowserAction(page -> {
            opened.set(prompt.open(URI.create(page.toString())));
            if (!opened.get()) {
                throw new MsalClientException("no browser", "no_browser");
            }
            prompt.show("waiting for you to sign in in the browser");
        }).htmlMessageSuccess("<!doctype html><title>Postern</title><p>You are signed in. This page can be closed.")
                .htmlMessageError("<!doctype html><title>Postern</title><p>You are not signed in. The terminal says why.").build();
        InteractiveRequestParameters.InteractiveRequestParametersBuilder request =
                InteractiveRequestParameters.builder(URI.create("http://localhost")).scopes(Entra.SCOPES).prompt(Prompt.SELECT_ACCOUNT)
                        .systemBrowserOptions(browser).httpPollingTimeoutInSeconds((int) patience().toSeconds());
        settings.provider("MSAL_LOGIN_HINT").ifPresent(request::loginHint);
        Signed signed = waited(client.acquireToken(request.build()), transport, prompt);
        return opened.get() ? Optional.of(signed) : Optional.empty();
    }

    private static DeviceCodeFlowParameters device(LoginPrompt prompt) {
        return DeviceCodeFlowParameters.builder(Entra.SCOPES, code -> show(code, prompt)).build();
    }

    /** What the service writes is shown without what could steer a terminal; its page only if it is one of the web. */
    private static void show(DeviceCode code, LoginPrompt prompt) {
        prompt.show("to sign in, open " + code.verificationUri().replaceAll("\\p{Cntrl}", "?") + " on any device and enter the code "
                + code.userCode().replaceAll("\\p{Cntrl}", "?"));
    }

    private Duration patience() {
        return settings.provider("DEVICEFLOWTIMEOUTSECONDS").filter(text -> text.matches("[1-9][0-9]{0,4}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(PATIENCE);
    }

    private Signed waited(CompletableFuture<IAuthenticationResult> future, MsalTransport transport, LoginPrompt prompt) {
        Instant end = ports.clock().instant().plus(patience());
        try {
            while (!prompt.isCancelled() && ports.clock().instant().isBefore(end)) {
                if (isDone(future)) {
                    return in(future.get());
                }
            }
            future.cancel(true);
            return new Signed.Not(prompt.isCancelled() ? "given up" : "nobody signed in within " + patience().toSeconds() + " s",
                    Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Signed.Not("interrupted", Optional.empty());
        } catch (ExecutionException e) {
            return refused(e, transport);
        }
    }

    private static boolean isDone(CompletableFuture<IAuthenticationResult> future) throws InterruptedException, ExecutionException {
        try {
            future.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static Signed in(IAuthenticationResult result) {
        String account = result.account() == null ? "" : SilentLogin.printable(result.account());
        return Entra.token(result, false) instanceof SignIn.Token found ? new Signed.In(account, found.token())
                : new Signed.Not("Entra answered without a token", Optional.empty());
    }

    private static Signed refused(ExecutionException why, MsalTransport transport) {
        String error = transport.fault().map(EntraFault::error).orElse("");
        String library = why.getCause() instanceof MsalException cause && cause.errorCode() != null ? cause.errorCode() : "";
        return switch (error.isEmpty() || error.equals("authorization_pending") ? library : error) {
            case "authorization_declined", "access_denied" -> new Signed.Not("the sign-in was declined", Optional.empty());
            case "expired_token", "code_expired" -> new Signed.Not("the code has ended before it was entered", Optional.empty());
            case "bad_verification_code" -> new Signed.Not("the code was not recognised", Optional.empty());
            case "invalid_authorization_result" ->
                    new Signed.Not("the browser came back with something that this login did not ask for", Optional.empty());
            default -> switch (Entra.fault(transport, "the sign-in")) {
                case SignIn.Denied denied -> new Signed.Not(denied.detail(), denied.remedy());
                case SignIn.Failed failed -> new Signed.Not(failed.detail(), Optional.empty());
                case SignIn.Absent _,SignIn.Token _ -> new Signed.Not("the sign-in failed", Optional.empty());
            };
        };
    }
}
