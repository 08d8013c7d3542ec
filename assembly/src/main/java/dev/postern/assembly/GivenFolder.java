package dev.postern.assembly;

import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that somebody names, which must be there. */
public final class GivenFolder {

    private GivenFolder() {}

    /**
     * The folder.
     *
     * @param option who names it
     * @throws UnusableInput if there is none
     */
    public static Path of(Invocation invocation, String option, String text) {
        Path folder = invocation.workingDirectory().resolve(text).normalize();
        if (!Files.isDirectory(folder)) {
            throw new UnusableInput(
                    option + ": " + (Files.exists(folder) ? "`" + text + "` is no folder" : "there is no folder `" + text + "`"),
                    "it was looked for in `" + invocation.workingDirectory() + "`");
        }
        return folder;
    }
}
