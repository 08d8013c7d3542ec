package dev.postern.azure;

import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.MsalException;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SilentParameters;
import java.net.MalformedURLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Signs in as the person who did so with {@code postern auth login}, without asking anybody. */
final class SilentLogin {
    /** The home of personal accounts. */
    private static final String PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad";

    private static final int MOST_ACCOUNTS = 3;

    private final AzureSettings settings;
    private final AzurePorts ports;
    private final Entra entra;

    SilentLogin(AzureSettings settings, AzurePorts ports, Entra entra) {
        this.settings = settings;
        this.ports = ports;
        this.entra = entra;
    }

    /** @param fresh whether a token that is kept will not do */
    SignIn signIn(Authority authority, boolean fresh) {
        LoginCache cache = new LoginCache(settings, ports, authority);
        if (cache.isEmpty()) {
            return new SignIn.Absent();
        }
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            MsalTransport transport = entra.transport(authority);
            PublicClientApplication client = Entra.publicClient(authority, settings.clientId(), transport, executor);
            cache.load(client.tokenCache());
            SignIn said = first(accounts(client, authority), account -> signIn(client, transport, account, authority, fresh));
            if (said instanceof SignIn.Token) {
                cache.save(client.tokenCache().serialize(), Optional.empty(), false);
            }
            return said;
        } catch (MsalException | CompletionException | IllegalArgumentException | IllegalStateException e) {
            return new SignIn.Failed("what the last login left cannot be read");
        } finally {
            executor.shutdownNow();
        }
    }

    /** Whom a hint names, then whose home the tenant is, then guests of it; personal accounts where those are asked for. */
    private List<IAccount> accounts(PublicClientApplication client, Authority authority) {
        String hint = settings.provider("MSAL_LOGIN_HINT").orElse("").toLowerCase(Locale.ROOT);
        List<String> homes =
                authority.equals(Authority.ofPersonalAccounts()) ? List.of(PERSONAL, authority.tenant()) : List.of(authority.tenant());
        return client.getAccounts().join().stream().sorted(Comparator.comparing(IAccount::homeAccountId)).sorted(Comparator
                .comparingInt(account -> account.username() != null && account.username().toLowerCase(Locale.ROOT).equals(hint) ? 0
                        : homes.stream().anyMatch(home -> account.homeAccountId().endsWith("." + home)) ? 1 : 2))
                .limit(MOST_ACCOUNTS).toList();
    }

    /** The first token, or else the first account's refusal. */
    private static SignIn first(List<IAccount> accounts, Function<IAccount, SignIn> asking) {
        SignIn first = new SignIn.Absent();
        for (IAccount account : accounts) {
            SignIn said = asking.apply(account);
            if (said instanceof SignIn.Token) {
                return said;
            }
            first = first instanceof SignIn.Absent ? said : first;
        }
        return first;
    }

    private static SignIn signIn(PublicClientApplication client, MsalTransport transport, IAccount account, Authority authority,
            boolean fresh) {
        return Entra.running(transport, "`" + printable(account) + "`", () -> silently(client, account, authority, fresh),
                result -> Entra.token(result, false));
    }

    static String printable(IAccount account) {
        return Optional.ofNullable(account.username()).orElse("").replaceAll("[\\p{Cntrl}`]", "?");
    }

    private static CompletableFuture<IAuthenticationResult> silently(PublicClientApplication client, IAccount account, Authority authority,
            boolean fresh) {
        try {
            return client.acquireTokenSilently(
                    SilentParameters.builder(Entra.SCOPES, account).authorityUrl(authority.toString()).forceRefresh(fresh).build());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("an authority that is no URL", e);
        }
    }
}
