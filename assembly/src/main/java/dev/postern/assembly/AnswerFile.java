package dev.postern.assembly;

import dev.postern.files.OutputFile;
import dev.postern.files.UnusableFile;
import java.util.Optional;

/** The file that an answer is written to: as a whole or not at all, also when the caller loses interest meanwhile. */
public final class AnswerFile {
    private final OutputFile file;
    private final Cancellation cancellation;

    private AnswerFile(OutputFile file, Cancellation cancellation) {
        this.file = file;
        this.cancellation = cancellation;
    }

    /**
     * The file at a path that the caller named; nobody shall wait for an answer that cannot be put in place.
     *
     * @throws UnusableInput if it could not be written
     */
    public static AnswerFile at(Invocation invocation, String path) {
        OutputFile file = OutputFile.at(invocation.workingDirectory().resolve(path).normalize(), path);
        try {
            file.check();
        } catch (UnusableFile unusable) {
            throw UnusableInput.of(unusable);
        }
        return new AnswerFile(file, invocation.cancellation());
    }

    /**
     * The text that is there now; empty where there is no such file.
     *
     * @throws UnusableInput if it cannot be read
     */
    public Optional<String> current() {
        try {
            return file.current();
        } catch (UnusableFile unusable) {
            throw UnusableInput.of(unusable);
        }
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
