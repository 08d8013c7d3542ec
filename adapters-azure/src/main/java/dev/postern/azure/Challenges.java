package dev.postern.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads {@code WWW-Authenticate} (RFC 9110, section 11.6.1): challenges over several header lines or joined in one, each a scheme
 * with parameters. Azure leaves values unquoted that hold a {@code :} or a {@code /}; those are read to the next comma.
 */
record Challenges(List<One> all) {

    /**
     * One challenge.
     *
     * @param scheme lower case
     * @param parameters by their names in lower case; of two with one name the first
     */
    record One(String scheme, Map<String, String> parameters) {}

    private static final int MOST = 64;
    private static final int LONGEST = 16_384;

    Challenges {
        all = List.copyOf(all);
    }

    static Challenges of(List<String> headers) {
        List<One> all = new ArrayList<>();
        headers.stream().filter(header -> header.length() <= LONGEST).limit(MOST).forEach(header -> read(header, all));
        return new Challenges(all);
    }

    /** The first value of this parameter among the challenges of the scheme. */
    Optional<String> parameter(String scheme, String name) {
        return all.stream().filter(one -> one.scheme().equals(scheme))
                .flatMap(one -> Optional.ofNullable(one.parameters().get(name)).stream())
                .findFirst();
    }

    boolean has(String scheme) {
        return all.stream().anyMatch(one -> one.scheme().equals(scheme));
    }

    private static void read(String header, List<One> all) {
        Map<String, String> parameters = new TreeMap<>();
        for (String part : parts(header)) {
            int equals = part.indexOf('=');
            int space = part.indexOf(' ');
            boolean begins = equals < 0 || space >= 0 && space < equals;
            if (begins && all.size() < MOST) {
                parameters = new TreeMap<>();
                String scheme = space < 0 ? part : part.substring(0, space);
                all.add(new One(scheme.toLowerCase(Locale.ROOT), parameters));
                part = space < 0 ? "" : part.substring(space + 1).strip();
                equals = part.indexOf('=');
            }
            if (equals > 0) {
                parameters.putIfAbsent(part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        unquoted(part.substring(equals + 1).strip()));
            }
        }
    }

    /** What stands between commas that are not quoted. */
    private static List<String> parts(String header) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < header.length(); at++) {
            char c = header.charAt(at);
            if (quoted && c == '\\' && at + 1 < header.length()) {
                part.append(c).append(header.charAt(++at));
            } else if (c == ',' && !quoted) {
                add(parts, part);
            } else {
                quoted ^= c == '"';
                part.append(c);
            }
        }
        add(parts, part);
        return parts;
    }

    private static void add(List<String> parts, StringBuilder part) {
        String text = part.toString().strip();
        if (!text.isEmpty()) {
            parts.add(text);
        }
        part.setLength(0);
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
