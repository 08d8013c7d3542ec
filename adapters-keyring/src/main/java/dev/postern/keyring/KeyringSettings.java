package dev.postern.keyring;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How the {@code keyring} command and the secret store of the operating system are asked.
 *
 * @param environment the caller's variables; they do not print
 * @param folder where commands run; absolute
 * @param own commands of Postern, which are never asked, by whatever name or link they are found
 * @param limit how long one question may take, with all its commands
 */
public record KeyringSettings(Map<String, String> environment, Path folder, Set<Path> own, Duration limit) {
    /** Set for children, so that a {@code keyring} that is Postern in disguise does not ask itself. */
    static final String INSIDE = "POSTERN_INSIDE_KEYRING";
    /** Python starts slowly, and some of its stores wait for a session bus. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    public KeyringSettings {
        environment = Map.copyOf(environment);
        own = Set.copyOf(own);
    }

    public static KeyringSettings from(Map<String, String> environment, Path folder, Set<Path> own) {
        return new KeyringSettings(environment, folder, own, LIMIT);
    }

    public KeyringSettings within(Duration time) {
        return new KeyringSettings(environment, folder, own, time);
    }

    boolean isInside() {
        return environment.containsKey(INSIDE);
    }

    Map<String, String> forChildren() {
        Map<String, String> more = new HashMap<>(environment);
        more.put(INSIDE, "1");
        return more;
    }

    /** In a checkout and where it is installed, Postern's {@code keyring} is a link to {@code postern}. */
    boolean isOwn(Path command) {
        return real(command).endsWith("postern") || own.stream().anyMatch(mine -> real(mine).equals(real(command)));
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException missing) {
            return file.normalize();
        }
    }

    @Override
    public String toString() {
        return "keyring settings of " + folder;
    }
}
