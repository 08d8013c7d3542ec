package dev.postern.cli.render;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells which credential goes where. */
public final class AuthText {
    private static final List<String> HEADINGS = List.of("INDEX", "VENDOR", "SOURCE", "USER", "OBTAINED", "EXPIRES", "ANSWER");
    private static final String NOTHING = "-";

    private AuthText() {}

    /**
     * One index.
     *
     * @param index its name, else its URL
     * @param source where the credential comes from; nothing where none is known
     * @param checked what the server said, if it was asked
     */
    public record Row(String index, String url, Optional<String> vendor, Optional<String> source, Optional<String> user,
            Optional<Instant> obtained, Optional<Instant> expires, Optional<IndexVerdict> checked) {}

    /** A table with a line for each index. */
    public static String of(List<Row> rows) {
        if (rows.isEmpty()) {
            return "no index is configured, and nobody is logged in anywhere\n";
        }
        List<List<String>> lines = new ArrayList<>(List.of(HEADINGS));
        for (Row row : rows) {
            lines.add(List.of(row.index(), row.vendor().orElse(NOTHING), row.source().orElse("none"), user(row), time(row.obtained()),
                    time(row.expires()), row.checked().map(IndexVerdict::answer).orElse("not asked")));
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder shown = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                String cell = Visible.of(line.get(column));
                shown.append(cell).repeat(' ', width(lines, column) - cell.length() + 2);
            }
            text.append(shown.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** A user name that stands alone may be a token. */
    private static String user(Row row) {
        return row.user().map(name -> name.isEmpty() ? "(token)" : name).orElse(NOTHING);
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> Visible.of(line.get(column)).length()).max().orElse(0);
    }

    private static String time(Optional<Instant> instant) {
        return instant.map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse(NOTHING);
    }

    /** The same for programs. */
    public static String json(List<Row> rows) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("index", row.index());
            fields.put("url", row.url());
            fields.put("vendor", row.vendor());
            fields.put("source", row.source());
            fields.put("user", row.user());
            fields.put("obtained", row.obtained());
            fields.put("expires", row.expires());
            fields.put("answer", row.checked().map(IndexVerdict::answer));
            fields.put("welcome", row.checked().map(IndexVerdict::isWelcome));
            fields.put("advice", row.checked().flatMap(IndexVerdict::advice).map(IndexVerdict.Advice::text));
            fields.put("command", row.checked().flatMap(IndexVerdict::advice).flatMap(IndexVerdict.Advice::command));
            all.add(fields);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("version", 1);
        answer.put("indexes", all);
        return JsonText.of(answer);
    }
}
