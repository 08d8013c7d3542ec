package dev.postern.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a requirements file into logical lines, with pip's rules: a backslash at the end of a line joins the next one, {@code #} begins a
 * comment at the start of a line or after white space, and {@code ${NAME}} stands for an environment variable that is set and not empty.
 */
final class LogicalLines {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)\\}");

    private final String file;
    private final String text;
    private final Map<String, String> variables;
    private final List<Note> notes;
    private int at;
    private int lineNumber;

    LogicalLines(String file, String text, Map<String, String> variables, List<Note> notes) {
        this.file = file;
        this.text = text;
        this.variables = variables;
        this.notes = notes;
    }

    /** The next line that holds more than white space and comments; empty at the end of the file. */
    Optional<LogicalLine> next() {
        while (at < text.length()) {
            LogicalLine raw = joined();
            int end = commentStart(raw);
            while (end > 0 && isBlank(raw.charAt(end - 1))) {
                end--;
            }
            raw.cut(end);
            if (!raw.isBlank()) {
                return Optional.of(expanded(raw));
            }
        }
        return Optional.empty();
    }

    private LogicalLine joined() {
        LogicalLine line = new LogicalLine();
        boolean more = true;
        while (more && at < text.length()) {
            int end = lineEnd();
            lineNumber++;
            boolean comment = startsComment(at, end);
            if (comment) {
                // so that the comment is one even directly after a joined word
                line.append(' ', lineNumber, 1);
            }
            more = !comment && end > at && text.charAt(end - 1) == '\\';
            append(line, more ? end - 1 : end);
            rejectBlankAfterBackslash(end, comment);
            at = afterLineEnd(end);
        }
        return line;
    }

    private void append(LogicalLine line, int end) {
        int column = 1;
        for (int i = at; i < end; i++) {
            line.append(text.charAt(i), lineNumber, column);
            column += Character.isHighSurrogate(text.charAt(i)) ? 0 : 1;
        }
    }

    private void rejectBlankAfterBackslash(int end, boolean comment) {
        int last = end;
        while (last > at && isBlank(text.charAt(last - 1))) {
            last--;
        }
        if (!comment && last < end && last > at && text.charAt(last - 1) == '\\' && text.indexOf(" #", at) < 0) {
            throw UnusableFile.at(file, new Place(lineNumber, last - at), "white space after the `\\` that should join the next line")
                    .withHint("remove the white space at the end of the line");
        }
    }

    private int lineEnd() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private int afterLineEnd(int end) {
        return end + (text.startsWith("\r\n", end) ? 2 : 1);
    }

    private boolean startsComment(int from, int end) {
        int first = from;
        while (first < end && isBlank(text.charAt(first))) {
            first++;
        }
        return first < end && text.charAt(first) == '#';
    }

    private static int commentStart(LogicalLine line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '#' && (i == 0 || isBlank(line.charAt(i - 1)))) {
                return i;
            }
        }
        return line.length();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    private LogicalLine expanded(LogicalLine raw) {
        String source = raw.text();
        Matcher variable = VARIABLE.matcher(source);
        LogicalLine result = new LogicalLine();
        int done = 0;
        while (variable.find()) {
            copy(raw, done, variable.start(), result);
            done = variable.start();
            String value = variables.getOrDefault(variable.group(1), "");
            if (value.isEmpty()) {
                notes.add(Note.at(file, raw.place(done), "`" + variable.group() + "` is not set and stays as it is"));
            } else {
                result.appendValue(value, variable.group(), raw.place(done));
                done = variable.end();
            }
        }
        copy(raw, done, source.length(), result);
        return result;
    }

    private static void copy(LogicalLine from, int start, int end, LogicalLine to) {
        for (int i = start; i < end; i++) {
            Place place = from.place(i);
            to.append(from.charAt(i), place.line(), place.column());
        }
    }
}
