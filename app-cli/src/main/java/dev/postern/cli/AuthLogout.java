package dev.postern.cli;

import dev.postern.cli.grammar.UsageProblem;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.StoreReading;
import dev.postern.domain.credential.StoredCredential;
import dev.postern.domain.credential.StoredLogins;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code postern auth logout}: takes out of the store what a login or a vendor's sign-in has left for an index, its minted tokens included. */
final class AuthLogout {
    private final Call call;

    AuthLogout(Call call) {
        this.call = call;
    }

    int run() {
        try (Identities identities = Identities.of(call)) {
            CredentialStore store = identities.sources().store();
            if (call.words().has("--all")) {
                if (!call.words().operands().isEmpty()) {
                    throw new UsageProblem("`--all` cannot be used with an index", "give one of them");
                }
                return removed(store, store.read() instanceof StoreReading.Entries entries ? entries.all() : List.of(), "anywhere");
            }
            NamedIndex index = identities.operand("auth logout");
            Optional<String> user = call.words().one("--username")
                    .or(() -> index.written().map(Credential::username).filter(name -> !name.isEmpty()));
            if (!(store.read() instanceof StoreReading.Entries(List<StoredCredential> all))) {
                return removed(store, List.of(), "");
            }
            List<StoredCredential> leaving = new ArrayList<>(logins(all, index.location(), user));
            if (user.isEmpty()) {
                leaving.addAll(minted(all, identities.all(), index.location()));
            }
            return removed(store, leaving,
                    "to `" + Realm.ofIndex(index.location()) + "`" + user.map(name -> " as `" + name + "`").orElse(""));
        }
    }

    private static List<StoredCredential> logins(List<StoredCredential> all, URI index, Optional<String> user) {
        Realm realm = Realm.ofIndex(index);
        List<StoredCredential> here = all.stream().filter(entry -> entry.key().service().equals(StoredLogins.LOGIN))
                .filter(entry -> entry.reach().realms().contains(realm))
                .filter(entry -> user.map(entry.credential().username()::equals).orElse(true)).toList();
        if (here.size() > 1) {
            throw new UsageProblem("several users are logged in to `" + realm + "`: "
                    + here.stream().map(entry -> "`" + entry.credential().username() + "`").collect(Collectors.joining(", ")),
                    "name one with `--username`");
        }
        return here;
    }

    /** What the source of the index has minted for it, and what it was signed in with. */
    private static List<StoredCredential> minted(List<StoredCredential> all, List<CredentialSource> sources, URI index) {
        CredentialRequest request = Identities.request(index, Optional.empty(), CredentialRequest.Phase.AFTER_REFUSAL);
        List<StoreKey> keys = sources.stream().flatMap(source -> source.storeKey(request).stream()).toList();
        Set<String> signIns = keys.stream().map(key -> key.service() + "-login").collect(Collectors.toSet());
        return all.stream().filter(entry -> keys.contains(entry.key()) || signIns.contains(entry.key().service())).toList();
    }

    private int removed(CredentialStore store, List<StoredCredential> leaving, String where) {
        List<StoreKey> keys = leaving.stream().map(StoredCredential::key).toList();
        StoreReading reading = leaving.isEmpty() ? store.read() : store.change(entries -> {
            List<StoredCredential> kept = new ArrayList<>(entries);
            kept.removeIf(entry -> keys.contains(entry.key()));
            return kept;
        });
        if (reading instanceof StoreReading.Unusable(String detail)) {
            call.console().error("the login is not forgotten: " + detail, List.of());
            return Failures.FAULT;
        }
        if (leaving.isEmpty()) {
            call.console().error("nobody is logged in " + where, List.of("`postern auth status` shows who is logged in where"));
            return Failures.CANNOT_BE_MET;
        }
        for (StoredCredential entry : leaving) {
            call.console().summary("forgot `" + entry.key().account() + "` (" + entry.key().service() + ")");
        }
        return Failures.DONE;
    }
}
