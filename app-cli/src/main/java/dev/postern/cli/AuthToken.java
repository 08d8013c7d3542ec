package dev.postern.cli;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialAnswer;
import dev.postern.domain.credential.Realm;
import java.util.List;
import java.util.Optional;

/** {@code postern auth token}: the secret that goes to an index, and nothing else, on standard output. */
final class AuthToken {
    private final Call call;

    AuthToken(Call call) {
        this.call = call;
    }

    int run() {
        try (Identities identities = Identities.of(call)) {
            NamedIndex index = identities.operand("auth token");
            Optional<String> user = call.words().one("--username")
                    .or(() -> index.written().map(Credential::username).filter(name -> !name.isEmpty()));
            CredentialAnswer answer = identities.ask(index.location(), user);
            if (answer instanceof CredentialAnswer.Granted granted && granted.credential().isComplete()) {
                call.console().answer(granted.credential().secret().reveal() + "\n");
                call.console().detail("of `" + granted.source() + "`, for `" + granted.credential().username() + "`");
                return Failures.DONE;
            }
            call.console().error("no credential is known for `" + Realm.of(index.location()) + "`" + detail(answer),
                    List.of("run `" + answer.remedy().orElse("postern auth login " + Realm.of(index.location())) + "`"));
            return Failures.CANNOT_BE_MET;
        }
    }

    private static String detail(CredentialAnswer answer) {
        List<String> reasons = Identities.reasons(answer);
        return reasons.isEmpty() ? "" : ": " + String.join("; ", reasons);
    }
}
