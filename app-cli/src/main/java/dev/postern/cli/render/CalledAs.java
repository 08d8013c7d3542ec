package dev.postern.cli.render;

import dev.postern.domain.credential.CredentialedUrl;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command that made an answer, as the header of the answer shows it: without what concerns one call only (upgrades, loudness) and
 * without the places of packages, which differ from machine to machine and may hold secrets, unless the answer names them too.
 */
final class CalledAs {
    private static final Set<String> SWITCHES = Set.of("-U", "--upgrade", "-q", "--quiet", "-v", "--verbose", "--no-progress");
    private static final Set<String> UPGRADES = Set.of("-P", "--upgrade-package");
    private static final Set<String> INDEXES = Set.of("-i", "--index-url", "--extra-index-url", "--index", "--default-index");
    private static final Set<String> LINKS = Set.of("-f", "--find-links");
    private static final String SPECIAL = " \t\n\"'\\$`*?[]{}();&|<>#!~";

    private CalledAs() {}

    /**
     * The command.
     *
     * @param keepIndexes whether options that name indexes stay
     * @param keepLinks whether options that name find-links stay
     */
    static String of(List<String> arguments, boolean keepIndexes, boolean keepLinks) {
        List<String> shown = new ArrayList<>(List.of("postern"));
        for (Iterator<String> left = arguments.iterator(); left.hasNext();) {
            String argument = left.next();
            int equals = argument.indexOf('=');
            String option = argument.startsWith("--") && equals > 0 ? argument.substring(0, equals) : argument;
            boolean dropped = UPGRADES.contains(option) || (INDEXES.contains(option) && !keepIndexes)
                    || (LINKS.contains(option) && !keepLinks);
            if (dropped && option.equals(argument) && left.hasNext()) {
                left.next();
            }
            if (!dropped && !SWITCHES.contains(option)) {
                shown.add(quoted(argument));
            }
        }
        return String.join(" ", shown);
    }

    /** As a shell takes it. */
    private static String quoted(String argument) {
        String masked = CredentialedUrl.masked(argument);
        boolean plain = !masked.isEmpty() && masked.chars().noneMatch(c -> c < ' ' || SPECIAL.indexOf(c) >= 0);
        return plain ? masked
                : masked.lines().map(line -> line.replace("'", "'\\''")).collect(Collectors.joining(" ", "'", "'"));
    }
}
