package dev.postern.aws;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.Secret;
import java.util.Optional;

/** The token that a script put into {@code CODEARTIFACT_AUTH_TOKEN}; also where the whole answer of the AWS CLI was put there by mistake. */
final class HandedToken {
    private static final String VARIABLE = "CODEARTIFACT_AUTH_TOKEN";

    private final CallerFiles files;

    HandedToken(CallerFiles files) {
        this.files = files;
    }

    boolean isSet() {
        return files.variable(VARIABLE).isPresent();
    }

    /** Whether it is the answer: not once the server has refused it. */
    boolean isOffered(CredentialRequest request, String source) {
        try {
            return isSet() && credential(request, source).isPresent();
        } catch (Unobtainable e) {
            return true; // the look-up says what is wrong with it
        }
    }

    Optional<Credential> credential(CredentialRequest request, String source) throws Unobtainable {
        Optional<String> text = files.variable(VARIABLE);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Credential credential = read(text.get());
        // an end that is known only by the pasted answer does not count in the comparison
        boolean isRefused = request.rejected().stream()
                .anyMatch(one -> one.source().equals(source) && one.credential().secret().equals(credential.secret()));
        return isRefused ? Optional.empty() : Optional.of(credential);
    }

    private static Credential read(String text) throws Unobtainable {
        Optional<Secret> token = text.startsWith("{") ? pasted(text) : Optional.of(Secret.of(text));
        return Credential.basic(AuthorizationTokens.USER, token.filter(AuthorizationTokens::isPlain).orElseThrow(() -> Unobtainable.refused(
                "`" + VARIABLE + "` holds something else than a token",
                "set it to the output of `aws codeartifact get-authorization-token` with `--query authorizationToken --output text`")));
    }

    private static Optional<Secret> pasted(String text) {
        try {
            return JsonText.parse(text).secret("authorizationToken");
        } catch (MalformedText e) {
            return Optional.empty();
        }
    }
}
