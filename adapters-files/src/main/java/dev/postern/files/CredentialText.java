package dev.postern.files;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.StoredCredential;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a {@link CredentialFile}: a first line with its format, then a line for each credential, whose fields stand
 * between tabs: service, account, scheme, user, secret, end, when obtained, then scheme, host, port and path of each realm.
 * In a field, {@code \\}, {@code \t}, {@code \n} and {@code \r} stand for what would end it. The last line counts the credentials, so
 * that a file that was cut off is noticed.
 */
final class CredentialText {
    private static final String NAME = "postern credentials ";
    /** The word after the number says how the lines are hidden; another one may come. */
    private static final String HEADER = NAME + "1 plain";
    private static final String END = "end ";
    private static final int FIELDS = 7;
    private static final int REALM_FIELDS = 4;

    /**
     * What was read.
     *
     * @param damage what is wrong, if anything; the entries are then those that could be read
     * @param isForeign whether it is no file of this format at all
     */
    record Content(List<StoredCredential> entries, Optional<String> damage, boolean isForeign) {}

    private CredentialText() {}

    static Content read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()) {
            return new Content(List.of(), Optional.of("it is empty"), false);
        }
        if (!lines.getFirst().equals(HEADER)) {
            boolean newer = lines.getFirst().startsWith(NAME);
            return new Content(List.of(), Optional.of(newer ? "it was written by another Postern" : "it does not start as one"), newer);
        }
        List<StoredCredential> entries = new ArrayList<>(lines.size());
        Optional<String> damage = Optional.empty();
        boolean ended = lines.getLast().equals(END + (lines.size() - 2));
        // a line that was cut off could tell a wider reach than it had
        int last = ended || !text.endsWith("\n") ? lines.size() - 1 : lines.size();
        for (int number = 1; number < last; number++) {
            Optional<StoredCredential> entry = entry(lines.get(number));
            entry.ifPresent(entries::add);
            if (entry.isEmpty() && damage.isEmpty() && ended) {
                damage = Optional.of("line " + (number + 1) + " is damaged");
            }
        }
        return new Content(List.copyOf(entries), damage.or(() -> ended ? Optional.empty() : Optional.of("its end is missing")), false);
    }

    private static Optional<StoredCredential> entry(String line) {
        List<String> fields = fields(line);
        if (fields.size() < FIELDS + REALM_FIELDS || (fields.size() - FIELDS) % REALM_FIELDS != 0) {
            return Optional.empty();
        }
        try {
            Credential.Scheme scheme = Credential.Scheme.valueOf(fields.get(2).toUpperCase(Locale.ROOT));
            Optional<Instant> end = fields.get(5).isEmpty() ? Optional.empty() : Optional.of(Instant.parse(fields.get(5)));
            Credential credential = new Credential(fields.get(3), Secret.of(fields.get(4)), scheme, end);
            return Optional.of(new StoredCredential(new StoreKey(fields.get(0), fields.get(1)), credential, reach(fields),
                    Instant.parse(fields.get(6))));
        } catch (IllegalArgumentException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static Reach reach(List<String> fields) {
        List<Realm> realms = new ArrayList<>();
        for (int at = FIELDS; at < fields.size(); at += REALM_FIELDS) {
            realms.add(new Realm(fields.get(at), fields.get(at + 1), Integer.parseInt(fields.get(at + 2)), fields.get(at + 3)));
        }
        return new Reach(realms);
    }

    static String write(Collection<StoredCredential> entries) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (StoredCredential entry : entries) {
            Credential credential = entry.credential();
            field(text, entry.key().service());
            field(text, entry.key().account());
            field(text, credential.scheme().name().toLowerCase(Locale.ROOT));
            field(text, credential.username());
            field(text, credential.secret().reveal());
            field(text, credential.expires().map(Instant::toString).orElse(""));
            field(text, entry.obtained().toString());
            for (Realm realm : entry.reach().realms()) {
                field(text, realm.scheme());
                field(text, realm.host());
                field(text, Integer.toString(realm.port()));
                field(text, realm.path());
            }
            text.setCharAt(text.length() - 1, '\n');
        }
        return text.append(END).append(entries.size()).append('\n').toString();
    }

    private static void field(StringBuilder text, String value) {
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
        text.append('\t');
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '\t') {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\\' && at + 1 < line.length()) {
                at++;
                field.append(unescaped(line.charAt(at)));
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> c;
        };
    }
}
