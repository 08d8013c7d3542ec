package dev.postern.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a project takes its version from Git's tags and history, so that the last commit alone would give it a wrong one. */
final class HistoryNeed {
    private static final List<String> FILES = List.of("pyproject.toml", "setup.py", "setup.cfg");
    private static final int LARGEST = 1 << 20;
    private static final Pattern TOOLS = Pattern.compile("setuptools[-_]scm|hatch[-_]vcs|versioningit|dunamai|setuptools[-_]git|versioneer"
            + "|\\bpbr\\b|flit[-_]scm|dynamic-versioning|vcs[-_]versioning|source\\s*=\\s*[\"']scm[\"']|miniver|git describe",
            Pattern.CASE_INSENSITIVE);

    private HistoryNeed() {}

    /** @param project the folder of the project in the checkout */
    static boolean isThere(Path project) {
        return FILES.stream().map(project::resolve).anyMatch(HistoryNeed::names);
    }

    private static boolean names(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST
                    && TOOLS.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).find();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
