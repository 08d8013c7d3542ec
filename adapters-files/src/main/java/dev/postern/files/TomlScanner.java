package dev.postern.files;

import java.util.Locale;

/** The characters of a TOML document: where the reader stands, and what the grammar calls white space, newline and comment. */
final class TomlScanner {
    private final String file;
    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    TomlScanner(String file, String text) {
        this.file = file;
        this.text = text;
    }

    Place place() {
        return new Place(line, text.codePointCount(lineStart, at) + 1);
    }

    boolean ended() {
        return at >= text.length();
    }

    /** The character here, or NUL at the end (NUL is legal nowhere in TOML). */
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, at);
    }

    /** The rest of the line, for patterns. */
    CharSequence rest() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.subSequence(at, end);
    }

    char next() {
        char c = peek();
        at++;
        if (c == '\n') {
            line++;
            lineStart = at;
        }
        return c;
    }

    void skip(int count) {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    void expect(char wanted, String where) {
        if (ended() || peek() != wanted) {
            throw wrong("expected `" + wanted + "` " + where + ", found " + found());
        }
        next();
    }

    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** Blanks, comments and newlines. */
    void skipLines() {
        while (true) {
            skipBlanks();
            if (peek() == '#') {
                skipComment();
            }
            if (!skipNewline()) {
                return;
            }
        }
    }

    boolean skipNewline() {
        if (peek() == '\n') {
            next();
            return true;
        }
        if (peek() == '\r' && peek(1) == '\n') {
            skip(2);
            return true;
        }
        return false;
    }

    /** After a statement only a comment may follow on its line. */
    void expectLineEnd() {
        skipBlanks();
        if (peek() == '#') {
            skipComment();
        }
        if (!ended() && !skipNewline()) {
            throw wrong("expected the end of the line, found " + found());
        }
    }

    private void skipComment() {
        while (!ended() && peek() != '\n' && !(peek() == '\r' && peek(1) == '\n')) {
            rejectControl();
            at++;
        }
    }

    /** Control characters but tab are legal nowhere. */
    void rejectControl() {
        char c = peek();
        if (c < ' ' && c != '\t' || c == 0x7f) {
            throw wrong("control character " + found() + " is not allowed here");
        }
        boolean pair = Character.isHighSurrogate(c) && Character.isLowSurrogate(peek(1));
        boolean secondOfPair = Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        if (Character.isSurrogate(c) && !pair && !secondOfPair) {
            throw wrong("broken character " + found());
        }
    }

    String found() {
        if (ended()) {
            return "the end of the file";
        }
        char c = peek();
        if (c == '\n' || c == '\r') {
            return "the end of the line";
        }
        return c < ' ' || c == 0x7f || Character.isSurrogate(c) ? String.format(Locale.ROOT, "U+%04X", text.codePointAt(at))
                : "`" + c + "`";
    }

    UnusableFile wrong(String problem) {
        return UnusableFile.at(file, place(), problem);
    }

    UnusableFile wrong(Place where, String problem) {
        return UnusableFile.at(file, where, problem);
    }
}
