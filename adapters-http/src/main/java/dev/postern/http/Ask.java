package dev.postern.http;

import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.index.Index;

/**
 * Something to be fetched on behalf of an index.
 *
 * @param call what to send, but for the credential
 * @param redirects which redirects are followed
 * @param urgent whether somebody waits for it
 */
record Ask(Index index, Call call, RedirectRule redirects, boolean urgent) {

    Ask {
        call = call.of(index.location());
    }

    CredentialRequest credentialRequest() {
        return CredentialRequest.of(call.uri(), index.location(), index.authenticate());
    }

    Ask with(String name, String value) {
        return new Ask(index, call.with(name, value), redirects, urgent);
    }
}
