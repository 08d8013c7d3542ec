package dev.postern.assembly;

import dev.postern.files.OutputFile;
import dev.postern.files.UnusableFile;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** The file that an answer is written to: as a whole or not at all, also when the caller loses interest meanwhile. */
public final class AnswerFile {
    private final OutputFile file;
    private final Path place;
    private final String shown;
    private final Cancellation cancellation;

    private AnswerFile(Path place, String shown, Cancellation cancellation) {
        this.file = OutputFile.at(place, shown);
        this.place = place;
        this.shown = shown;
        this.cancellation = cancellation;
    }

    /**
     * The file at a path that the caller named; nobody shall wait for an answer that cannot be put in place.
     *
     * @throws UnusableInput if it could not be written
     */
    public static AnswerFile at(Invocation invocation, String path) {
        AnswerFile answer = new AnswerFile(invocation.workingDirectory().resolve(path).normalize(), path, invocation.cancellation());
        try {
            answer.file.check();
        } catch (UnusableFile unusable) {
            throw UnusableInput.of(unusable);
        }
        return answer;
    }

    /** The text that is there now; empty where there is no such file. */
    Optional<String> current() {
        return file.current();
    }

    /** How messages name it. */
    String shown() {
        return shown;
    }

    /** What relative paths in it are relative to. */
    Path folder() {
        return Objects.requireNonNull(place.getParent(), "an absolute path of a file has a parent");
    }

    /**
     * Puts a new text in place.
     *
     * @throws UnusableInput if it cannot be written; then the file is what it was before
     */
    public void replace(String text) {
        try {
            cancellation.shielded(() -> file.replace(text));
        } catch (UnusableFile unusable) {
            throw UnusableInput.of(unusable);
        }
    }
}
