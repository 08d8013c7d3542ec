package dev.postern.python;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A wheel's {@code RECORD}: every file with its hash (PEP 376, PEP 427). What is not recorded, or recorded otherwise, is refused. */
final class WheelRecord {
    /** These cannot hold their own hash. */
    private static final List<String> UNHASHED = List.of("RECORD", "RECORD.jws", "RECORD.p7s");

    /** What is written about a file, such as {@code sha256=…}; PEP 376 allows neither weaker algorithms nor none. */
    private record Hash(String algorithm, String digest) {}

    private final String folder;
    private final Map<String, Hash> hashes;

    private WheelRecord(String folder, Map<String, Hash> hashes) {
        this.folder = folder;
        this.hashes = hashes;
    }

    /** @param folder the {@code .dist-info} folder in which it lies */
    static WheelRecord parse(String folder, byte[] content) throws UnsafeArchive {
        Map<String, Hash> hashes = new HashMap<>();
        String text = new String(content, StandardCharsets.UTF_8);
        for (List<String> row : rows(text)) {
            if (row.size() < 2) {
                throw new UnsafeArchive("its RECORD has a line without a hash column: `" + EntryPath.shown(row.getFirst()) + "`");
            }
            if (!row.get(1).isEmpty()) {
                int equals = row.get(1).indexOf('=');
                if (equals <= 0) {
                    throw new UnsafeArchive("its RECORD has a malformed hash of `" + EntryPath.shown(row.getFirst()) + "`");
                }
                hashes.put(row.getFirst(), new Hash(row.get(1).substring(0, equals).toLowerCase(Locale.ROOT),
                        row.get(1).substring(equals + 1)));
            }
        }
        return new WheelRecord(folder, hashes);
    }

    /** A digester for the file, with which {@link #check} is to be called; empty for what needs no hash. */
    Optional<MessageDigest> digester(String name) throws UnsafeArchive {
        if (UNHASHED.stream().anyMatch(file -> name.equals(folder + "/" + file))) {
            return Optional.empty();
        }
        Hash hash = hashes.get(name);
        if (hash == null) {
            throw new UnsafeArchive("its file `" + EntryPath.shown(name) + "` has no hash in RECORD");
        }
        try {
            return Optional.of(MessageDigest.getInstance(switch (hash.algorithm()) {
                case "sha256" -> "SHA-256";
                case "sha384" -> "SHA-384";
                case "sha512" -> "SHA-512";
                default -> throw new UnsafeArchive("its RECORD uses the hash `" + EntryPath.shown(hash.algorithm())
                        + "` for `" + EntryPath.shown(name) + "`; it must be sha256 or stronger");
            }));
        } catch (NoSuchAlgorithmException everyJdkHasThem) {
            throw new IllegalStateException(everyJdkHasThem);
        }
    }

    void check(String name, MessageDigest digester) throws UnsafeArchive {
        String actual = Base64.getUrlEncoder().withoutPadding().encodeToString(digester.digest());
        Hash hash = hashes.get(name);
        if (hash == null || !hash.digest().replace("=", "").equals(actual)) {
            throw new UnsafeArchive("its file `" + EntryPath.shown(name) + "` does not have the hash that RECORD tells");
        }
    }

    /** CSV as Python's module writes it: quotes where a name has a comma, a quote or a line end. */
    private static List<List<String>> rows(String text) throws UnsafeArchive {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                quoted = c != '"' || (i + 1 < text.length() && text.charAt(i + 1) == '"');
                if (quoted) {
                    field.append(c);
                    i += c == '"' ? 1 : 0;
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    end(row, rows);
                    row = new ArrayList<>();
                }
            } else if (c != '\r') {
                field.append(c);
            }
        }
        if (quoted) {
            throw new UnsafeArchive("its RECORD is cut off");
        }
        row.add(field.toString());
        end(row, rows);
        return rows;
    }

    private static void end(List<String> row, List<List<String>> rows) {
        if (row.size() > 1 || !row.getFirst().isEmpty()) {
            rows.add(row);
        }
    }
}
