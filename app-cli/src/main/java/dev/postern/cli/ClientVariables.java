package dev.postern.cli;

import dev.postern.assembly.Variables;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialAnswer;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.index.Index;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What clients need to be let in, with as little secret as possible: those that can ask find the {@code keyring} command on their
 * {@code PATH} and are told to use it; only those that cannot get a token. Index URLs are left as they are.
 */
final class ClientVariables {
    /** The folder of the {@code keyring} command, as the launcher tells it. */
    static final String BIN = "POSTERN_BIN";
    private static final String SEPARATOR = ":";

    private final Identities identities;
    private final Variables environment;
    private final List<Variable> variables = new ArrayList<>();

    ClientVariables(Identities identities, Variables environment) {
        this.identities = identities;
        this.environment = environment;
    }

    /** A client that cannot ask. */
    enum Mute {
        TWINE, POETRY
    }

    /**
     * One variable.
     *
     * @param secret whether a log must not show its value
     */
    record Variable(String name, Secret value, boolean secret) {}

    /**
     * All that is to be set.
     *
     * @param mute who cannot ask
     * @param upload where the one of them that uploads does so, if that is known
     */
    List<Variable> of(List<Mute> mute, Optional<URI> upload) {
        environment.get(BIN).ifPresent(bin -> {
            String path = environment.get("PATH").orElse("/usr/bin:/bin");
            boolean first = path.equals(bin) || path.startsWith(bin + SEPARATOR);
            add("PATH", first ? path : bin + SEPARATOR + path);
        });
        add("PIP_KEYRING_PROVIDER", "subprocess");
        add("UV_KEYRING_PROVIDER", "subprocess");
        identities.indexes().catalog().indexes().forEach(this::askedByUv);
        if (mute.contains(Mute.POETRY)) {
            identities.indexes().catalog().indexes().forEach(this::givenToPoetry);
        }
        if (mute.contains(Mute.TWINE)) {
            upload.flatMap(this::credential).ifPresent(credential -> {
                add("TWINE_USERNAME", credential.username());
                variables.add(new Variable("TWINE_PASSWORD", credential.secret(), true));
            });
        }
        return List.copyOf(variables);
    }

    /** uv asks for the password of a user whom it knows, and with a user name only; that is no secret. */
    private void askedByUv(Index index) {
        String prefix = index.name().map(name -> "UV_INDEX_" + name.environmentKey() + "_").orElse("");
        boolean asks = index.authenticate() == SendingRule.ALWAYS;
        if (prefix.isEmpty() || asks || index.isLocal() || environment.get(prefix + "USERNAME").isPresent()) {
            return;
        }
        credential(index.location()).ifPresent(credential -> add(prefix + "USERNAME", credential.username()));
    }

    private void givenToPoetry(Index index) {
        String prefix = index.name().map(name -> "POETRY_HTTP_BASIC_" + name.environmentKey() + "_").orElse("");
        if (prefix.isEmpty() || index.isLocal()) {
            return;
        }
        credential(index.location()).ifPresent(credential -> {
            add(prefix + "USERNAME", credential.username());
            variables.add(new Variable(prefix + "PASSWORD", credential.secret(), true));
        });
    }

    private Optional<Credential> credential(URI index) {
        CredentialAnswer answer = identities.ask(index, Optional.empty());
        return answer instanceof CredentialAnswer.Granted granted && granted.credential().isComplete()
                && !granted.credential().username().isEmpty() ? Optional.of(granted.credential()) : Optional.empty();
    }

    private void add(String name, String value) {
        variables.add(new Variable(name, Secret.of(value), false));
    }
}
