package dev.postern.cli;

import dev.postern.cli.grammar.UsageProblem;
import dev.postern.cli.keyring.KeptPasswords;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialAnswer;
import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.StoreReading;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code postern auth helper}: answers programs by the protocols that Bazel and Git have for this. It never asks a person. */
final class AuthProtocols {
    private static final int LARGEST = 1 << 20;

    private final Call call;

    AuthProtocols(Call call) {
        this.call = call;
    }

    int run() {
        List<String> operands = call.words().operands();
        String operation = operands.size() == 1 ? operands.getFirst() : "";
        String protocol = call.words().one("--protocol")
                .orElseThrow(
                        () -> new UsageProblem("which protocol is spoken is not said", "write `--protocol bazel` or `--protocol git`"));
        return switch (protocol) {
            case "bazel" -> {
                demand(operation, List.of("get"));
                yield bazel();
            }
            case "git" -> {
                demand(operation, List.of("get", "store", "erase"));
                yield git(operation);
            }
            default -> throw new UsageProblem("`--protocol " + protocol + "` is none of the choices", "it must be `bazel` or `git`");
        };
    }

    private static void demand(String operation, List<String> known) {
        if (!known.contains(operation)) {
            throw new UsageProblem("which operation is wanted is not said", "it must be "
                    + String.join(", ", known.stream().map(each -> "`" + each + "`").toList()));
        }
    }

    /** A URL comes, headers go. */
    private int bazel() {
        Optional<CredentialedUrl> url = BazelProtocol.url(input());
        if (url.isEmpty()) {
            call.console().error("standard input holds no question of Bazel's",
                    List.of("it is like `{\"uri\": \"https://pypi.acme.example/\"}`"));
            return Failures.FAULT;
        }
        try (Identities identities = Identities.of(call)) {
            Optional<String> user = url.get().credential().map(Credential::username).filter(name -> !name.isEmpty());
            call.console().answer(BazelProtocol.answer(granted(identities, url.get().location(), user)));
            return Failures.DONE;
        }
    }

    private int git(String operation) {
        GitProtocol question = GitProtocol.parse(input());
        Optional<URI> url = question.url();
        if (url.isEmpty() || !new NamedIndex(url.get(), Optional.empty()).isSafe()) {
            return Failures.DONE; // another helper may know such a place
        }
        try (Identities identities = Identities.of(call)) {
            Optional<Credential> known = granted(identities, url.get(), question.user());
            var kept = new KeptPasswords(identities.sources().store(), call.invocation().clock());
            switch (operation) {
                case "get" -> known.filter(credential -> credential.scheme() == Credential.Scheme.BASIC)
                        .ifPresent(credential -> call.console().answer(question.answer(credential)));
                case "store" -> question.credential().filter(offered -> known.filter(offered::hasSameSecret).isEmpty())
                        .ifPresent(offered -> keep(kept, url.get(), offered));
                default -> question.credential().filter(refused -> known.filter(refused::hasSameSecret).isPresent())
                        .ifPresent(refused -> kept.removeLogin(url.get(), refused.username()));
            }
            return Failures.DONE;
        }
    }

    private void keep(KeptPasswords kept, URI url, GitProtocol.Offer offered) {
        if (kept.putLogin(url, offered.username(), offered.secret()) instanceof StoreReading.Unusable(String detail)) {
            call.console().warning("the password is not kept: " + detail);
        }
    }

    private static Optional<Credential> granted(Identities identities, URI url, Optional<String> user) {
        return identities.ask(url, user) instanceof CredentialAnswer.Granted granted && granted.credential().isComplete()
                ? Optional.of(granted.credential()) : Optional.empty();
    }

    private String input() {
        try {
            return new String(call.invocation().streams().in().readNBytes(LARGEST), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
