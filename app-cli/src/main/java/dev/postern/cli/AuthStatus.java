package dev.postern.cli;

import dev.postern.cli.render.AuthText;
import dev.postern.cli.render.IndexVerdict;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialAnswer;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.StoreReading;
import dev.postern.domain.credential.StoredCredential;
import dev.postern.domain.credential.StoredLogins;
import dev.postern.domain.index.Index;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code postern auth status}: who is sent where. Without {@code --check} no server is asked, and nothing is minted. */
final class AuthStatus {
    private static final Set<String> VENDORS = Set.of("aws", "azure", "google", "jfrog", "gitlab");

    private final Call call;

    AuthStatus(Call call) {
        this.call = call;
    }

    int run() {
        try (Identities identities = Identities.of(call)) {
            StoreReading store = identities.sources().store().read();
            if (store instanceof StoreReading.Unusable(String detail)) {
                call.console().warning(detail);
            }
            List<AuthText.Row> rows = new ArrayList<>();
            places(identities, store).forEach((name, index) -> rows.add(row(identities, name, index, store)));
            call.console().answer(call.wantsJson() ? AuthText.json(rows) : AuthText.of(rows));
            if (!call.wantsJson()) {
                rows.forEach(row -> row.checked().flatMap(IndexVerdict::advice)
                        .ifPresent(advice -> call.console().notice("\n" + row.index() + ": " + advice.text()
                                + advice.command().map(command -> "\nhint: run `" + command + "`").orElse(""))));
            }
            boolean refused = rows.stream().anyMatch(row -> row.checked().filter(verdict -> !verdict.isWelcome()).isPresent());
            return refused ? Failures.CANNOT_BE_MET : Failures.DONE;
        }
    }

    /** The indexes that are named, else those of the settings and those that somebody is logged in to. */
    private Map<String, URI> places(Identities identities, StoreReading store) {
        Map<String, URI> places = new LinkedHashMap<>();
        for (String operand : call.words().operands()) {
            places.put(operand, NamedIndex.of(identities.indexes(), operand).location());
        }
        if (!places.isEmpty()) {
            return places;
        }
        for (Index index : identities.indexes().catalog().indexes()) {
            if (!index.isLocal()) {
                places.put(index.displayName(), index.location());
            }
        }
        if (store instanceof StoreReading.Entries(List<StoredCredential> all)) {
            all.stream().filter(entry -> entry.key().service().equals(StoredLogins.LOGIN))
                    .flatMap(entry -> entry.reach().realms().stream()).distinct()
                    .filter(realm -> places.values().stream().noneMatch(realm::covers))
                    .forEach(realm -> places.put(realm.toString(), URI.create(realm + "/")));
        }
        return places;
    }

    private AuthText.Row row(Identities identities, String name, URI index, StoreReading store) {
        boolean check = call.words().has("--check");
        CredentialAnswer answer = check ? identities.ask(index, Optional.empty()) : identities.askAtHand(index);
        Optional<String> vendor = vendor(identities, index);
        Optional<CredentialAnswer.Granted> granted =
                answer instanceof CredentialAnswer.Granted given ? Optional.of(given) : Optional.empty();
        Optional<Credential> credential = granted.map(CredentialAnswer.Granted::credential);
        Optional<IndexVerdict> checked = check
                ? Optional.of(checked(identities, index, granted)) : Optional.empty();
        return new AuthText.Row(name, Realm.of(index).toString(), vendor, granted.map(CredentialAnswer.Granted::source),
                credential.map(Credential::username), obtained(identities, index, credential, store),
                credential.flatMap(Credential::expires), checked.map(verdict -> withReasons(verdict, answer)));
    }

    private static IndexVerdict checked(Identities identities, URI index, Optional<CredentialAnswer.Granted> granted) {
        CredentialRequest request = Identities.request(index, Optional.empty(), CredentialRequest.Phase.AFTER_REFUSAL);
        return new IndexCheck(identities.sources().endpoint()).ask(index, granted.map(CredentialAnswer.Granted::credential),
                status -> granted.flatMap(given -> identities.broker().remedy(request, given.source(), status)),
                identities.all().stream().anyMatch(source -> source.hidesDenials(index)));
    }

    /** Why there is no credential matters more than that the server wants one. */
    private static IndexVerdict withReasons(IndexVerdict verdict, CredentialAnswer answer) {
        List<String> reasons = Identities.reasons(answer);
        return verdict.isWelcome() || reasons.isEmpty() ? verdict
                : verdict.because(String.join("; ", reasons), answer.remedy());
    }

    private static Optional<String> vendor(Identities identities, URI index) {
        CredentialRequest request = Identities.request(index, Optional.empty(), CredentialRequest.Phase.AFTER_REFUSAL);
        return identities.all().stream().filter(source -> VENDORS.contains(source.name()) && source.storeKey(request).isPresent())
                .map(CredentialSource::name).findFirst();
    }

    private static Optional<Instant> obtained(Identities identities, URI index, Optional<Credential> credential, StoreReading store) {
        if (credential.isEmpty() || !(store instanceof StoreReading.Entries(List<StoredCredential> all))) {
            return Optional.empty();
        }
        CredentialRequest request = Identities.request(index, Optional.empty(), CredentialRequest.Phase.AFTER_REFUSAL);
        List<StoreKey> keys = identities.all().stream().flatMap(source -> source.storeKey(request).stream()).toList();
        return all.stream().filter(entry -> keys.contains(entry.key()) || entry.key().service().equals(StoredLogins.LOGIN))
                .filter(entry -> entry.credential().equals(credential.get())).map(StoredCredential::obtained).findFirst();
    }
}
