package dev.postern.http;

import dev.postern.domain.credential.CredentialAnswer;
import dev.postern.http.Reply.Answer;
import dev.postern.http.Reply.Fault;
import java.util.List;
import java.util.Optional;

/** What became of fetching something, after credentials, redirects and repetitions. */
sealed interface Fetched {

    /**
     * The last answer, whatever its status.
     *
     * @param asked what the broker said before the request that was answered so
     * @param attempts how often the request was sent
     * @param explained why no better credential was there, where it was refused
     */
    record Answered(Answer answer, CredentialAnswer asked, int attempts, Explained explained) implements Fetched {

        /** Who the request came from, for the cache: never the secret. */
        Identity identity() {
            return Identity.of(asked);
        }

        boolean wasAuthenticated() {
            return asked instanceof CredentialAnswer.Granted;
        }
    }

    /**
     * What sources of credentials say about a refusal.
     *
     * @param reasons why they had nothing, each with the source's name
     */
    record Explained(List<String> reasons, Optional<String> remedy) {
        static final Explained NOTHING = new Explained(List.of(), Optional.empty());
    }

    /** No answer. */
    record Failed(Fault fault, int attempts) implements Fetched {}

    /** The index demands a credential and there is none; nothing was sent. */
    record NoCredential(Optional<String> remedy) implements Fetched {}

    /** A redirect that is not followed, and what a person may do about it. */
    record Astray(String detail, String remedy) implements Fetched {}
}
