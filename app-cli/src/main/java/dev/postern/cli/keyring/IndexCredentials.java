package dev.postern.cli.keyring;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialAnswer;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.credential.StoreReading;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the credential of an index, or of a host if only one identity lies on it. */
final class IndexCredentials {
    /** More places of one host are not worth the time that a client waits. */
    private static final int MOST_PLACES = 16;

    private final CredentialBroker broker;
    private final CredentialStore store;
    private final List<URI> known;
    private final List<String> notes = new ArrayList<>();

    /** @param known URLs of indexes that the caller's variables name */
    IndexCredentials(CredentialBroker broker, CredentialStore store, List<URI> known) {
        this.broker = broker;
        this.store = store;
        this.known = List.copyOf(known);
    }

    /** What the caller should be told, whatever was found. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** The credential of an index; of another user than the one asked for where there is no other, which is noted. */
    Optional<Credential> find(URI index, Optional<String> user) {
        CredentialAnswer answer = ask(index, Optional.empty());
        Optional<Credential> found = credential(answer);
        if (user.isPresent() && found.filter(credential -> credential.username().equals(user.get())).isEmpty()) {
            Optional<Credential> theirs = credential(ask(index, user)).filter(credential -> credential.username().equals(user.get()));
            found = theirs.isPresent() ? theirs : found;
        }
        noteUser(Realm.of(index).toString(), user, found);
        if (found.isEmpty()) {
            noteReasons(answer);
        }
        return found;
    }

    /** The credential of whatever lies on the host, if that is one and the same for all places there that are known. */
    Optional<Credential> findOn(List<URI> origins, Optional<String> user) {
        Set<Credential> all = new LinkedHashSet<>();
        for (URI place : places(origins)) {
            credential(ask(place, Optional.empty())).ifPresent(all::add);
        }
        List<Credential> identities = all.stream().map(found -> new Credential(found.username(), found.secret(), found.scheme(),
                Optional.empty())).distinct().toList();
        List<Credential> fitting = identities.size() < 2 ? identities
                : identities.stream().filter(found -> user.isPresent() && found.username().equals(user.get())).toList();
        String host = Realm.of(origins.getFirst()).host();
        if (identities.size() > 1 && fitting.size() != 1) {
            notes.add(
                    "warning: " + identities.size() + " identities lie on `" + host + "`, so none is given for the whole host; ask for the "
                            + "URL of an index there");
            return Optional.empty();
        }
        Optional<Credential> found = fitting.stream().findFirst();
        noteUser(host, user, found);
        return found;
    }

    private List<URI> places(List<URI> origins) {
        Set<URI> places = new LinkedHashSet<>(origins);
        List<Realm> asked = origins.stream().map(Realm::of).toList();
        for (URI index : known) {
            if (asked.stream().anyMatch(origin -> origin.sameOrigin(Realm.of(index)))) {
                places.add(index);
            }
        }
        if (store.read() instanceof StoreReading.Entries entries) {
            entries.all().stream().flatMap(entry -> entry.reach().realms().stream())
                    .filter(realm -> asked.stream().anyMatch(origin -> origin.sameOrigin(realm))).map(realm -> URI.create(realm + "/"))
                    .limit(MOST_PLACES).forEach(places::add);
        }
        return List.copyOf(places);
    }

    private CredentialAnswer ask(URI url, Optional<String> user) {
        return broker.ask(new CredentialRequest(url, Optional.of(url), user, SendingRule.ALWAYS, CredentialRequest.Phase.AFTER_REFUSAL,
                List.of()));
    }

    private static Optional<Credential> credential(CredentialAnswer answer) {
        return answer instanceof CredentialAnswer.Granted granted && granted.credential().isComplete() ? Optional.of(granted.credential())
                : Optional.empty();
    }

    private void noteUser(String place, Optional<String> user, Optional<Credential> found) {
        found.map(KeyringAnswer::new).filter(answer -> user.isPresent() && !answer.username().equals(user.get()))
                .ifPresent(answer -> notes.add("warning: `" + place + "` is opened by the user name `" + answer.username() + "`, not by `"
                        + user.get() + "`; write `" + answer.username() + "` into the URL of the index"));
    }

    /** Why there is nothing, from sources that know the index. */
    private void noteReasons(CredentialAnswer answer) {
        List<CredentialAnswer.Report> reports = switch (answer) {
            case CredentialAnswer.Granted _ -> List.of();
            case CredentialAnswer.Anonymous anonymous -> anonymous.asked();
            case CredentialAnswer.Missing missing -> missing.asked();
        };
        for (CredentialAnswer.Report report : reports) {
            switch (report.said()) {
                case CredentialLookup.Refused(String detail, Optional<String> remedy) ->
                        notes.add(report.source() + ": " + detail + remedy.map(command -> "\nhint: run `" + command + "`").orElse(""));
                case CredentialLookup.Broken(String detail) -> notes.add("warning: " + report.source() + ": " + detail);
                case CredentialLookup.Found _,CredentialLookup.NotMine _ -> {
                    // nothing to tell
                }
            }
        }
    }
}
