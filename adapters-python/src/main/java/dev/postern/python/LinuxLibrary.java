package dev.postern.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which C library runs the programs of this Linux machine, found without a Python: the one that this very process has
 * loaded names its version in its own file (glibc), or says it when it is started alone (musl).
 *
 * @param maps the list of files that this process has loaded, as in {@code /proc/self/maps}
 * @param memory where versions once found are remembered
 * @param process how musl's loader is run
 */
record LinuxLibrary(Path maps, Recollection memory, BoundedProcess process) {
    private static final Pattern LOADED =
            Pattern.compile("(/\\S*/(?:libc\\.so\\.6|libc-2\\.\\d+\\.so|(?:libc\\.musl|ld-musl)-\\S+\\.so\\.1))$",
                    Pattern.MULTILINE);
    private static final Pattern GLIBC = Pattern.compile("release version (\\d+\\.\\d+)");
    private static final Pattern MUSL = Pattern.compile("Version (\\d+\\.\\d+)");
    private static final long LARGEST = 32 * 1024 * 1024;

    /** Such as {@code glibc 2.36} or {@code musl 1.2}; empty where it cannot be told. */
    String describe() {
        return loaded().flatMap(this::describe).orElse("");
    }

    private Optional<Path> loaded() {
        try {
            Matcher matcher = LOADED.matcher(Files.readString(maps, StandardCharsets.ISO_8859_1));
            return matcher.find() ? Optional.of(Path.of(matcher.group(1))) : Optional.empty();
        } catch (IOException noSuchFile) {
            return Optional.empty();
        }
    }

    private Optional<String> describe(Path library) {
        var remembered = memory.recall(library, "libc");
        if (remembered.isPresent()) {
            return remembered;
        }
        var found = isMusl(library) ? musl(library) : glibc(library);
        found.ifPresent(text -> memory.remember(library, "libc", text));
        return found;
    }

    private static boolean isMusl(Path library) {
        return String.valueOf(library.getFileName()).contains("musl");
    }

    private static Optional<String> glibc(Path library) {
        try {
            if (Files.size(library) > LARGEST) {
                return Optional.empty();
            }
            String bytes = new String(Files.readAllBytes(library), StandardCharsets.ISO_8859_1);
            int banner = bytes.indexOf("GNU C Library");
            if (banner < 0) {
                return Optional.empty();
            }
            Matcher version = GLIBC.matcher(bytes).region(banner, Math.min(bytes.length(), banner + 400));
            return version.find() ? Optional.of("glibc " + version.group(1)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** musl's loader, started without a program, says its version and ends with status 1. */
    private Optional<String> musl(Path library) {
        return switch (process.run(List.of(library.toString()))) {
            case BoundedProcess.Ending.Failed _ -> Optional.empty();
            case BoundedProcess.Ending.Ended(_, String output) -> {
                Matcher version = MUSL.matcher(output);
                yield version.find() ? Optional.of("musl " + version.group(1)) : Optional.empty();
            }
        };
    }
}
