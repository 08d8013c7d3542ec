package dev.postern.files;

import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.StoreReading;
import dev.postern.domain.credential.StoredCredential;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Postern's own credential store: the file {@code credentials} of mode 0600 in a folder of mode 0700, replaced as a whole.
 * A file or folder that others can reach, that belongs to somebody else or that is a link is refused, with the command that
 * mends it. Changes of several processes take turns by a lock. A file that is damaged is kept aside by the next change,
 * which begins with what can still be read of it.
 */
public final class CredentialFile implements CredentialStore {
    /** Fifty tokens of the longest kind have a tenth of that. */
    static final int LARGEST = 4 << 20;
    private static final String NAME = "credentials";
    private static final Duration CHANGE_LIMIT = Duration.ofSeconds(10);
    /** A vendor's own command may take half of that. */
    private static final Duration WORK_LIMIT = Duration.ofSeconds(60);
    private static final String ELSEWHERE = "name a folder of your own with `POSTERN_CREDENTIALS_DIR`";

    /** What was read, and from which state of the file; it is read again only when that changes. */
    private record Remembered(PrivateFolder.Stamp stamp, StoreReading reading) {}

    private final @Nullable PrivateFolder folder;
    private final String problem;
    private volatile @Nullable Remembered remembered;

    private CredentialFile(@Nullable PrivateFolder folder, String problem) {
        this.folder = folder;
        this.problem = problem;
    }

    /** The store in this folder, which is made when something is put into it. */
    public static CredentialFile in(Path folder) {
        return folder.isAbsolute() ? new CredentialFile(new PrivateFolder(folder.normalize()), "")
                : new CredentialFile(null, "`" + folder + "` is no absolute path; " + ELSEWHERE);
    }

    /**
     * The store of the caller: {@code POSTERN_CREDENTIALS_DIR}, else {@code postern/credentials} in the folder for data,
     * which is {@code XDG_DATA_HOME}, else {@code .local/share} in the home folder, also on macOS, and
     * {@code LOCALAPPDATA} on Windows.
     */
    public static CredentialFile of(Map<String, String> environment, Path home) {
        String given = environment.getOrDefault("POSTERN_CREDENTIALS_DIR", "");
        if (!given.isEmpty()) {
            return in(Path.of(given));
        }
        Optional<Path> data = folder(environment, "XDG_DATA_HOME").or(() -> localData(environment));
        boolean hasHome = home.isAbsolute() && !home.endsWith("?");
        return data.isEmpty() && !hasHome ? new CredentialFile(null, "no home folder is known, so there is no place for credentials; "
                + "set `HOME`, or " + ELSEWHERE)
                : in(data.orElseGet(() -> home.resolve(".local").resolve("share")).resolve("postern").resolve("credentials"));
    }

    private static Optional<Path> localData(Map<String, String> environment) {
        return File.separatorChar == '\\' ? folder(environment, "LOCALAPPDATA") : Optional.empty();
    }

    private static Optional<Path> folder(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty()).map(Path::of).filter(Path::isAbsolute);
    }

    /** Where it lies, if it has a place at all. */
    public Optional<Path> file() {
        return Optional.ofNullable(folder).map(found -> found.resolve(NAME));
    }

    @Override
    public StoreReading read() {
        return in(place -> {
            Optional<PrivateFolder.Stamp> stamp = place.look(NAME);
            if (stamp.isEmpty()) {
                return new StoreReading.Entries(List.of());
            }
            Remembered last = remembered;
            if (last != null && last.stamp().equals(stamp.get())) {
                return last.reading();
            }
            StoreReading reading = reading(place);
            remembered = new Remembered(stamp.get(), reading);
            return reading;
        });
    }

    private static StoreReading reading(PrivateFolder place) throws IOException {
        CredentialText.Content content = content(place);
        if (content.damage().isEmpty()) {
            return new StoreReading.Entries(content.entries());
        }
        String remedy = content.isForeign() ? "use the Postern that wrote it, or remove the file and log in again"
                : "the next `postern auth login` keeps it aside and begins with what is left of it";
        return new StoreReading.Unusable("`" + place.resolve(NAME) + "` cannot be used: " + content.damage().get() + "; " + remedy);
    }

    private static CredentialText.Content content(PrivateFolder place) throws IOException {
        return CredentialText.read(new String(place.read(NAME, LARGEST), StandardCharsets.UTF_8));
    }

    @Override
    public StoreReading change(UnaryOperator<List<StoredCredential>> change) {
        return in(place -> {
            place.make();
            try (FileTurn turn = FileTurn.take(place, ".lock", CHANGE_LIMIT)) {
                return turn.isMine() ? changed(place, change)
                        : new StoreReading.Unusable("another process has held `" + place.resolve(".lock") + "` for more than "
                                + CHANGE_LIMIT.toSeconds() + " s; end it, and try again");
            }
        });
    }

    private static StoreReading changed(PrivateFolder place, UnaryOperator<List<StoredCredential>> change) throws IOException {
        List<StoredCredential> entries = List.of();
        if (place.look(NAME).isPresent()) {
            CredentialText.Content content = content(place);
            if (content.isForeign()) {
                return reading(place);
            }
            if (content.damage().isPresent()) {
                place.keepAside(NAME);
            }
            entries = content.entries();
        }
        List<StoredCredential> more = List.copyOf(change.apply(entries));
        byte[] text = CredentialText.write(more).getBytes(StandardCharsets.UTF_8);
        if (text.length > LARGEST) {
            return new StoreReading.Unusable("`" + place.resolve(NAME) + "` would be larger than " + (LARGEST >> 20)
                    + " MiB; remove credentials that are not needed with `postern auth logout`");
        }
        place.replace(NAME, text);
        return new StoreReading.Entries(more);
    }

    @Override
    public <T> T alone(StoreKey key, Supplier<T> work) {
        try (FileTurn _ = turn(key)) {
            return work.get();
        }
    }

    /** A turn that is not mine where no lock can be had. */
    private FileTurn turn(StoreKey key) {
        if (folder == null) {
            return FileTurn.NONE;
        }
        try {
            folder.make();
            return FileTurn.take(folder, "." + digest(key) + ".lock", WORK_LIMIT);
        } catch (IOException | UnusableFile unusable) {
            return FileTurn.NONE;
        }
    }

    /** An account may contain what no file name may. */
    private static String digest(StoreKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private interface Use {
        StoreReading in(PrivateFolder place) throws IOException;
    }

    private StoreReading in(Use use) {
        if (folder == null) {
            return new StoreReading.Unusable(problem);
        }
        try {
            return use.in(folder);
        } catch (UnusableFile unusable) {
            return new StoreReading.Unusable(
                    unusable.place() + " " + unusable.problem() + unusable.hint().map(hint -> "; " + hint).orElse(""));
        } catch (IOException failure) {
            return new StoreReading.Unusable("`" + folder.resolve(NAME) + "` cannot be used: " + PrivateFolder.reason(failure) + "; "
                    + "mend that, or " + ELSEWHERE);
        }
    }

    @Override
    public String toString() {
        return folder == null ? "no credential file" : folder.resolve(NAME).toString();
    }
}
