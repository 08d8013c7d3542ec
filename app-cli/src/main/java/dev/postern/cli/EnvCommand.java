package dev.postern.cli;

import dev.postern.assembly.IndexSettings;
import dev.postern.cli.ClientVariables.Mute;
import dev.postern.cli.ClientVariables.Variable;
import dev.postern.cli.grammar.UsageProblem;
import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.MalformedUrl;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code postern exec} and {@code postern env}: any client, already let in. */
final class EnvCommand {
    /** Where the launcher reads what it has to become; it alone can become the command, so that signals and statuses are the command's own. */
    static final String SCRIPT = "POSTERN_EXEC_SCRIPT";
    private static final int NOT_FOUND = 127;

    private final Call call;

    EnvCommand(Call call) {
        this.call = call;
    }

    /** Prints the variables. */
    int print() {
        if (!call.words().operands().isEmpty()) {
            throw new UsageProblem("nothing is expected at `" + call.words().operands().getFirst() + "`",
                    "`postern exec -- COMMAND` runs a command");
        }
        VariableScript script = VariableScript.named(call.words().one("--format").orElse("sh"));
        List<Mute> mute = call.words().allSplit("--for").stream().map(EnvCommand::mute).toList();
        try (Identities identities = Identities.of(call)) {
            List<Variable> variables = variables(identities, mute, upload(identities.indexes(), List.of()));
            for (Variable variable : variables) {
                if (variable.secret()) {
                    call.invocation().streams().err().stream().print(script.mask(variable));
                }
            }
            call.console().answer(script.of(variables));
            return Failures.DONE;
        }
    }

    private static Mute mute(String client) {
        return switch (client) {
            case "twine" -> Mute.TWINE;
            case "poetry" -> Mute.POETRY;
            default -> throw new UsageProblem("`--for " + client + "` is none of the choices",
                    "it must be `twine` or `poetry`; other clients ask by themselves");
        };
    }

    /** Tells the launcher what to become. */
    int exec() {
        List<String> command = call.words().operands();
        if (command.isEmpty()) {
            throw new UsageProblem("no command is given", "write `postern exec -- COMMAND`, such as `postern exec -- uv sync`");
        }
        String script = call.invocation().environment().get(SCRIPT)
                .orElseThrow(() -> new UsageProblem("a command can only be started by the launcher `postern`",
                        "here `postern env` prints the variables that it would get"));
        try (Identities identities = Identities.of(call)) {
            List<Variable> variables = variables(identities, mutes(command), upload(identities.indexes(), command));
            if (!isThere(command.getFirst())) {
                call.console().error("there is no command `" + command.getFirst() + "` on `PATH`", List.of());
                return NOT_FOUND;
            }
            String words = String.join(" ", command.stream().map(VariableScript::shell).toList());
            // printed by the launcher's child, read by the launcher: the secrets in it are in no file and no argument
            Files.writeString(Path.of(script), VariableScript.SH.of(variables) + "exec " + words + "\n", StandardCharsets.UTF_8);
            return Failures.DONE;
        } catch (IOException failure) {
            call.console().error("the launcher cannot be told what to start", List.of());
            return Failures.FAULT;
        }
    }

    private List<Variable> variables(Identities identities, List<Mute> mute, Optional<URI> upload) {
        return new ClientVariables(identities, call.invocation().environment()).of(mute, upload);
    }

    private static List<Mute> mutes(List<String> command) {
        String name = String.valueOf(Path.of(command.getFirst()).getFileName());
        List<Mute> mutes = new ArrayList<>();
        if (name.equals("twine") || command.contains("twine")) {
            mutes.add(Mute.TWINE);
        }
        if (name.equals("poetry") || command.contains("poetry")) {
            mutes.add(Mute.POETRY);
        }
        return mutes;
    }

    /** Where twine uploads: its option, its variable, else the one index of the settings that says where. */
    private Optional<URI> upload(IndexSettings indexes, List<String> command) {
        Optional<String> option = Optional.empty();
        for (int at = 0; at < command.size(); at++) {
            String word = command.get(at);
            if (word.equals("--repository-url") && at + 1 < command.size()) {
                option = Optional.of(command.get(at + 1));
            } else if (word.startsWith("--repository-url=")) {
                option = Optional.of(word.substring(word.indexOf('=') + 1));
            }
        }
        List<URI> places = indexes.uploads();
        return option.or(() -> call.invocation().environment().get("TWINE_REPOSITORY_URL")).flatMap(EnvCommand::url)
                .or(() -> places.size() == 1 ? Optional.of(places.getFirst()) : Optional.empty());
    }

    private static Optional<URI> url(String text) {
        try {
            return Optional.of(CredentialedUrl.parse(text).location()).filter(url -> url.getHost() != null);
        } catch (MalformedUrl malformed) {
            return Optional.empty();
        }
    }

    private boolean isThere(String command) {
        if (command.contains("/")) {
            return Files.isExecutable(call.invocation().workingDirectory().resolve(command));
        }
        String bin = call.invocation().environment().get(ClientVariables.BIN).map(folder -> folder + ":").orElse("");
        String path = bin + call.invocation().environment().get("PATH").orElse("/usr/bin:/bin");
        return List.of(path.split(":", -1)).stream()
                .anyMatch(folder -> Files.isExecutable(call.invocation().workingDirectory().resolve(folder).resolve(command)));
    }
}
