package dev.postern.cli;

import dev.postern.cli.grammar.UsageProblem;
import dev.postern.cli.keyring.KeptPasswords;
import dev.postern.cli.keyring.Keyboard;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.LoginFlow;
import dev.postern.domain.credential.LoginOutcome;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.StoreReading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code postern auth login}: the only command that asks a person for a secret. */
final class AuthLogin {
    private static final String TOKEN_USER = "__token__";
    private static final int LONGEST_LINE = 1 << 16;

    private final Call call;

    AuthLogin(Call call) {
        this.call = call;
    }

    int run() {
        try (Identities identities = Identities.of(call)) {
            NamedIndex index = identities.operand("auth login");
            if (!index.isSafe()) {
                call.console().error("a secret for `" + Realm.of(index.location()) + "` would go over the network in clear text",
                        List.of("write `https://`; `http://` is for servers of this machine"));
                return Failures.FAULT;
            }
            boolean given = call.words().one("--password").isPresent() || call.words().one("--token").isPresent()
                    || index.written().filter(Credential::isComplete).isPresent();
            return given ? keep(identities, index) : signIn(identities, index);
        }
    }

    /** The vendor whose index it is signs the person in; without one a password is asked for. */
    private int signIn(Identities identities, NamedIndex index) {
        for (LoginFlow flow : identities.sources().logins()) {
            switch (flow.login(index.location(), new ConsolePrompt(call))) {
                case LoginOutcome.NotMine _ -> {
                    // the next
                }
                case LoginOutcome.SignedIn(String account, var expires) -> {
                    call.console().summary("signed in to `" + Realm.ofIndex(index.location()) + "` as `" + account + "`"
                            + expires.map(end -> " until " + end).orElse(""));
                    return Failures.DONE;
                }
                case LoginOutcome.Failed(String detail, var remedy) -> {
                    call.console().error("not signed in: " + detail, remedy.map(command -> "run `" + command + "`").stream().toList());
                    return Failures.CANNOT_BE_MET;
                }
            }
        }
        return keep(identities, index);
    }

    private int keep(Identities identities, NamedIndex index) {
        Optional<String> inUrl = index.written().map(Credential::username).filter(name -> !name.isEmpty());
        Optional<String> typed = call.words().one("--username");
        if (inUrl.isPresent() && typed.isPresent() && !inUrl.equals(typed)) {
            throw new UsageProblem("`--username` and the URL name two users", "name one of them");
        }
        Optional<String> named = typed.or(() -> inUrl);
        boolean token = call.words().one("--token").isPresent();
        String user = named.orElseGet(() -> token ? TOKEN_USER : person("user name: "));
        Secret secret = secret(index, user);
        if (user.isEmpty() || secret.isEmpty()) {
            throw new UsageProblem(user.isEmpty() ? "the user name is empty" : "the password is empty",
                    "an index lets nobody in with that");
        }
        return switch (new KeptPasswords(identities.sources().store(), call.invocation().clock()).putLogin(index.location(), user,
                secret)) {
            case StoreReading.Entries _ -> {
                call.console().summary("logged in to `" + Realm.ofIndex(index.location()) + "` as `" + user + "`");
                yield Failures.DONE;
            }
            case StoreReading.Unusable(String detail) -> {
                call.console().error("the login is not kept: " + detail, List.of());
                yield Failures.FAULT;
            }
        };
    }

    private Secret secret(NamedIndex index, String user) {
        for (String option : List.of("--password", "--token")) {
            Optional<String> value = call.words().one(option);
            if (value.isPresent()) {
                return value.get().equals("-") ? Secret.of(line().orElse("")) : shown(option, value.get());
            }
        }
        Optional<Secret> inUrl = index.written().filter(Credential::isComplete).map(Credential::secret);
        return inUrl.orElseGet(() -> hidden("password of `" + user + "`: "));
    }

    private Secret shown(String option, String value) {
        call.console().warning("every process of this machine can see what stands behind `" + option + "`; `" + option
                + " -` reads it from standard input");
        return Secret.of(value);
    }

    private String person(String question) {
        keyboard();
        ask(question);
        return line().orElse("").strip();
    }

    private Secret hidden(String question) {
        Keyboard keyboard = keyboard();
        ask(question);
        return Secret.of(keyboard.hiddenLine().orElse(""));
    }

    private Keyboard keyboard() {
        if (call.invocation().streams().in() instanceof Keyboard keyboard) {
            return keyboard;
        }
        throw new UsageProblem("nobody is there to ask, since standard input is no terminal",
                "give `--username USER --password -`, or `--token -`, and pipe the secret in");
    }

    private void ask(String question) {
        call.invocation().streams().err().stream().print(question);
        call.invocation().streams().err().stream().flush();
    }

    /** One line of standard input. */
    private Optional<String> line() {
        try {
            var bytes = new ByteArrayOutputStream();
            int next = call.invocation().streams().in().read();
            while (next >= 0 && next != '\n' && bytes.size() < LONGEST_LINE) {
                bytes.write(next);
                next = call.invocation().streams().in().read();
            }
            String text = bytes.toString(StandardCharsets.UTF_8);
            return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text).filter(line -> !line.isEmpty());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
