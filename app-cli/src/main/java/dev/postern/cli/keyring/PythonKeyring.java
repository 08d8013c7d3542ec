package dev.postern.cli.keyring;

import dev.postern.assembly.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The places and settings of Python's keyring, which this command shares so that a person who switched keyrings off has switched this one off
 * as well: the file {@code keyringrc.cfg} and {@code PYTHON_KEYRING_BACKEND}.
 */
final class PythonKeyring {
    private static final String NULL = "keyring.backends.null.Keyring";
    private static final String FAIL = "keyring.backends.fail.Keyring";
    private static final String OWN = "postern_keyring.PosternKeyring";
    private static final String CHAINER = "keyring.backends.chainer.ChainerBackend";
    private static final long LARGEST = 1 << 20;

    /** Which of Python's backends shall answer. */
    enum Backend {
        /** Postern. */
        POSTERN,
        /** None: nothing is ever found or kept. */
        NULL,
        /** None: every question is a failure. */
        FAIL
    }

    private final Invocation invocation;

    PythonKeyring(Invocation invocation) {
        this.invocation = invocation;
    }

    /** @throws KeyringUsage for a backend that lives in Python */
    static Backend named(String name) {
        return switch (name) {
            case NULL -> Backend.NULL;
            case FAIL -> Backend.FAIL;
            case OWN, CHAINER -> Backend.POSTERN;
            default ->
                    throw new KeyringUsage("Unable to load specified keyring: `" + name + "` is a class of Python, and this is Postern's "
                            + "keyring");
        };
    }

    /** What a variable, else the file chooses; a backend of Python's is passed over, since it is Postern that is asked. */
    Backend chosen() {
        return invocation.environment().get("PYTHON_KEYRING_BACKEND").or(this::configured).map(name -> switch (name) {
            case NULL -> Backend.NULL;
            case FAIL -> Backend.FAIL;
            default -> Backend.POSTERN;
        }).orElse(Backend.POSTERN);
    }

    Path configuration() {
        return root("XDG_CONFIG_HOME", ".config").resolve("keyringrc.cfg");
    }

    Path data() {
        return root("XDG_DATA_HOME", ".local/share");
    }

    static List<String> backends() {
        return List.of(OWN + " (priority: 9)", FAIL + " (priority: 0)");
    }

    /** Switches keyrings off, for Python's as well; what is in the way, if anything, comes back. */
    Optional<String> disable() {
        Path file = configuration();
        if (Files.exists(file)) {
            return Optional.of("Refusing to overwrite " + file);
        }
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, "[backend]\ndefault-keyring=" + NULL);
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of("`" + file + "` cannot be written");
        }
    }

    private Optional<String> configured() {
        Path file = configuration();
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return Files.readString(file).lines().map(line -> line.replace(" ", "")).filter(line -> line.startsWith("default-keyring="))
                    .map(line -> line.substring("default-keyring=".length())).findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private Path root(String variable, String usual) {
        return invocation.workingDirectory()
                .resolve(invocation.environment().get(variable).map(Path::of).orElseGet(() -> invocation.home().resolve(usual)))
                .resolve("python_keyring");
    }
}
