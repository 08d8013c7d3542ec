package dev.postern.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;

/** Whether a file belongs to the user of this process. */
final class FileOwner {
    private static final Path THIS_PROCESS = Path.of("/proc/self");

    private FileOwner() {}

    /** By number where the system shows the process as a file (Linux), else by name. */
    static boolean isThisProcess(Path file, PosixFileAttributes found) throws IOException {
        if (Files.isDirectory(THIS_PROCESS)) {
            return Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(Files.getAttribute(THIS_PROCESS, "unix:uid"));
        }
        return ProcessHandle.current().info().user().map(found.owner().getName()::equals).orElse(true);
    }
}
