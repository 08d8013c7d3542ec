package dev.postern.http;

import dev.postern.domain.credential.CredentialAnswer;

/**
 * Who asked: the credential's source, its user name and its realm, and never its secret, so that a renewed token finds the pages of the old
 * one. A user name without a secret may itself be a token, and is left out.
 *
 * @param text empty for a request without a credential
 */
record Identity(String text) {

    static final Identity NOBODY = new Identity("");

    static Identity of(CredentialAnswer answer) {
        return switch (answer) {
            case CredentialAnswer.Granted granted -> new Identity(granted.source() + ' '
                    + (granted.credential().isComplete() ? granted.credential().username() : "") + ' ' + granted.reach());
            case CredentialAnswer.Anonymous _,CredentialAnswer.Missing _ -> NOBODY;
        };
    }
}
