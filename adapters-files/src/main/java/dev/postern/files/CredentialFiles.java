package dev.postern.files;

import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that other tools keep in files and variables of the caller: netrc, uv's store, {@code .pypirc}, and what a pipeline sets for
 * pip, uv and twine. A file is read when the first URL is asked for, and once; one that cannot be used says why, without its content.
 */
public final class CredentialFiles implements CredentialSource {
    /** What was read, and what a person should know about where it lay. */
    private record Reading(CredentialBook book, List<String> warnings) {}

    private final String name;
    private final Supplier<Reading> reading;
    private @Nullable Reading found;
    private @Nullable UnusableFile problem;

    private CredentialFiles(String name, Supplier<Reading> reading) {
        this.name = name;
        this.reading = reading;
    }

    /**
     * The file that {@code NETRC} names if it is there, else {@code .netrc} in the home folder, on Windows also {@code _netrc}. It is asked
     * by host alone, as in uv and curl, also over plain http; but only for the asking index's own origin, and for files
     * elsewhere over https at its usual port. Its {@code default} goes to the index's own origin alone.
     */
    public static CredentialFiles netrc(Map<String, String> environment, Path home) {
        return new CredentialFiles("netrc", () -> {
            Optional<Path> named =
                    variable(environment, "NETRC").map(text -> text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text))
                            .filter(Files::exists);
            Optional<Path> windows = Optional.of(home.resolve("_netrc")).filter(_ -> File.separatorChar == '\\');
            Path usual = home.resolve(".netrc");
            return book(named.orElse(Files.exists(usual) ? usual : windows.orElse(usual)), NetrcText::parse);
        });
    }

    /**
     * What {@code uv auth login} stored: {@code credentials.toml} in {@code UV_CREDENTIALS_DIR}, else in uv's folder for data. The entry
     * with the longest path counts.
     */
    public static CredentialFiles uv(Map<String, String> environment, Path home) {
        return new CredentialFiles("uv", () -> {
            Path data = variable(environment, "XDG_DATA_HOME").map(Path::of).filter(Path::isAbsolute)
                    .orElse(home.resolve(".local").resolve("share")).resolve("uv");
            Path usual = File.separatorChar == '\\' ? home.resolve("AppData").resolve("Roaming").resolve("uv").resolve("data") : data;
            Path folder = variable(environment, "UV_CREDENTIALS_DIR").map(home::resolve).orElse(usual.resolve("credentials"));
            return book(folder.resolve("credentials.toml"), UvCredentials::parse);
        });
    }

    /** The repositories of {@code .pypirc}: that of {@code PYPIRC_PATH}, else the one in the home folder. */
    public static CredentialFiles pypirc(Map<String, String> environment, Path home) {
        return new CredentialFiles("pypirc",
                () -> book(variable(environment, "PYPIRC_PATH").map(home::resolve).orElse(home.resolve(".pypirc")),
                        PypircText::parse));
    }

    /**
     * The userinfo of URLs in {@code PIP_INDEX_URL}, {@code PIP_EXTRA_INDEX_URL}, {@code UV_INDEX_URL}, {@code UV_EXTRA_INDEX_URL},
     * {@code UV_DEFAULT_INDEX} and {@code UV_INDEX}, and {@code TWINE_USERNAME} with {@code TWINE_PASSWORD} for
     * {@code TWINE_REPOSITORY_URL}; each for the index at that URL, however that came to be configured.
     */
    public static CredentialFiles pipeline(Map<String, String> environment) {
        return new CredentialFiles("pipeline",
                () -> new Reading(new CredentialBook.ByPlace(PipelineVariables.read(environment)), List.of()));
    }

    private static Reading book(Path file, BiFunction<String, String, CredentialBook> parser) {
        String shown = file.toString();
        return Files.exists(file) ? new Reading(parser.apply(shown, TextFile.readUtf8(file, shown)), exposure(file))
                : new Reading(CredentialBook.EMPTY, List.of());
    }

    /** Other tools read such files without a word, so it is no reason to refuse. */
    private static List<String> exposure(Path file) {
        try {
            Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file);
            boolean exposed = modes.contains(PosixFilePermission.GROUP_READ) || modes.contains(PosixFilePermission.OTHERS_READ);
            return exposed ? List.of("the credentials in `" + file + "` can be read by others; run `chmod 600 " + file + "`") : List.of();
        } catch (IOException | UnsupportedOperationException unknown) {
            return List.of();
        }
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isAtHand(CredentialRequest request) {
        return true;
    }

    @Override
    public CredentialLookup lookup(CredentialRequest request) {
        try {
            return read().lookup(request);
        } catch (UnusableFile unusable) {
            return new CredentialLookup.Broken(unusable.getMessage() + unusable.hint().map(hint -> "; " + hint).orElse(""));
        }
    }

    /** What a person should know about the file, once it has been read; without a secret. */
    public synchronized List<String> warnings() {
        return found == null ? List.of() : found.warnings();
    }

    private synchronized CredentialBook read() {
        if (problem != null) {
            throw problem;
        }
        if (found == null) {
            try {
                found = reading.get();
            } catch (UnusableFile unusable) {
                problem = unusable;
                throw unusable;
            }
        }
        return found.book();
    }

    @Override
    public String toString() {
        return name;
    }
}
