package dev.postern.files;

import java.util.ArrayList;
import java.util.List;

/** Splits the options of a requirements line into words as a POSIX shell would: quotes and backslashes protect white space. */
final class OptionWords {

    /** A word without its quotes, and where it begins in the line. */
    record Word(String text, int offset) {}

    private final String file;
    private final LogicalLine line;
    private int at;

    private OptionWords(String file, LogicalLine line, int from) {
        this.file = file;
        this.line = line;
        this.at = from;
    }

    static List<Word> split(String file, LogicalLine line, int from) {
        OptionWords words = new OptionWords(file, line, from);
        List<Word> found = new ArrayList<>();
        words.skipBlanks();
        while (words.at < line.length()) {
            found.add(words.word());
            words.skipBlanks();
        }
        return found;
    }

    private void skipBlanks() {
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
    }

    private Word word() {
        int start = at;
        StringBuilder text = new StringBuilder();
        while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
            char c = line.charAt(at);
            if (c == '"' || c == '\'') {
                quoted(c, text);
            } else if (c == '\\' && at + 1 < line.length()) {
                text.append(line.charAt(at + 1));
                at += 2;
            } else {
                text.append(c);
                at++;
            }
        }
        return new Word(text.toString(), start);
    }

    private void quoted(char quote, StringBuilder text) {
        int open = at++;
        while (at < line.length() && line.charAt(at) != quote) {
            boolean escape = quote == '"' && line.charAt(at) == '\\' && at + 1 < line.length()
                    && (line.charAt(at + 1) == '"' || line.charAt(at + 1) == '\\');
            at += escape ? 1 : 0;
            text.append(line.charAt(at++));
        }
        if (at == line.length()) {
            throw UnusableFile.at(file, line.place(open), "quote is not closed on its line");
        }
        at++;
    }
}
