package dev.postern.domain.version;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Mends specifiers of published packages that no longer follow PEP 440, in the way uv does. For metadata and index pages only; what a person writes
 * is not guessed at. Works on any text that holds specifiers, so whole requirements can be mended too.
 */
public final class SpecifierRepairs {

    private record Repair(Pattern mistake, String remedy) {

        static Repair of(String mistake, String remedy) {
            return new Repair(Pattern.compile(mistake), remedy);
        }

        String apply(String text) {
            return mistake.matcher(text).replaceAll(remedy);
        }
    }

    /** In the order in which they are tried, each on top of those before. */
    private static final List<Repair> REPAIRS = List.of(
            // >=7.2.0<8.0.0
            Repair.of("([0-9])([<>=~^!])", "$1,$2"),
            // !=~5.0
            Repair.of("!=~((?:[0-9]\\.)*[0-9])", "!=$1.*"),
            // >=1.9.*
            Repair.of("(<=|>=|<|>)([0-9]++(?:\\.[0-9]++)*+)\\.\\*", "$1$2"),
            // !=3.0*
            Repair.of("([0-9]\\.[0-9])\\*", "$1.*"),
            // >=3.6,
            Repair.of(",\\s*$", ""),
            // >dev
            Repair.of(">dev", ">0.0.0dev"),
            // >=9.0.0a1.0
            Repair.of("([0-9]++(?:\\.[0-9]++)*+(?:a|b|rc|post|dev)[0-9]++)\\.0", "$1"),
            // >='3.6'
            Repair.of("['\"]", ""));

    private SpecifierRepairs() {}

    /** Repaired forms of a text, in the order in which they are to be tried; each differs from the one before. */
    public static List<String> attempts(String text) {
        List<String> attempts = new ArrayList<>();
        String current = text;
        for (Repair repair : REPAIRS) {
            String repaired = repair.apply(current);
            if (!repaired.equals(current)) {
                attempts.add(repaired);
                current = repaired;
            }
        }
        return attempts;
    }
}
