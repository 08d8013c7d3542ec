package dev.postern.files;

/** The four kinds of TOML strings: basic and literal, each on one line or on several. */
final class TomlStrings {
    private final TomlScanner in;

    TomlStrings(TomlScanner in) {
        this.in = in;
    }

    boolean starts() {
        return in.peek() == '"' || in.peek() == '\'';
    }

    TomlValue.Text read() {
        Place place = in.place();
        char quote = in.peek();
        boolean several = in.peek(1) == quote && in.peek(2) == quote;
        return new TomlValue.Text(several ? severalLines(quote, place) : oneLine(quote, place), place);
    }

    /** A quoted key: one line only. */
    String key() {
        Place place = in.place();
        return oneLine(in.peek(), place);
    }

    private String oneLine(char quote, Place begin) {
        in.next();
        StringBuilder text = new StringBuilder();
        while (in.peek() != quote) {
            if (in.ended() || in.peek() == '\n' || in.peek() == '\r') {
                throw in.wrong(begin, "string is not closed on its line");
            }
            character(quote, text);
        }
        in.next();
        return text.toString();
    }

    private String severalLines(char quote, Place begin) {
        in.skip(3);
        in.skipNewline();
        StringBuilder text = new StringBuilder();
        while (true) {
            if (in.ended()) {
                throw in.wrong(begin, "string of several lines is never closed");
            }
            if (in.peek() == quote && in.peek(1) == quote && in.peek(2) == quote) {
                in.skip(3);
                // up to two quotes may stand directly before the closing three
                for (int i = 0; i < 2 && in.peek() == quote; i++) {
                    text.append(in.next());
                }
                return text.toString();
            }
            if (in.skipNewline()) {
                text.append('\n');
            } else if (quote == '\'' || !skippedLineEnd()) {
                character(quote, text);
            }
        }
    }

    /** A backslash before the end of a line swallows all white space up to the next character. */
    private boolean skippedLineEnd() {
        if (in.peek() != '\\') {
            return false;
        }
        int ahead = 1;
        while (in.peek(ahead) == ' ' || in.peek(ahead) == '\t') {
            ahead++;
        }
        if (in.peek(ahead) != '\n' && !(in.peek(ahead) == '\r' && in.peek(ahead + 1) == '\n')) {
            return false;
        }
        in.skip(ahead);
        do {
            in.skipBlanks();
        } while (in.skipNewline());
        return true;
    }

    private void character(char quote, StringBuilder text) {
        if (in.peek() == '\\' && quote == '"') {
            in.next();
            escape(text);
        } else {
            in.rejectControl();
            text.append(in.next());
        }
    }

    private void escape(StringBuilder text) {
        char c = in.peek();
        switch (c) {
            case 'b' -> text.append('\b');
            case 't' -> text.append('\t');
            case 'n' -> text.append('\n');
            case 'f' -> text.append('\f');
            case 'r' -> text.append('\r');
            case 'e' -> text.append('\u001b');
            case '"', '\\' -> text.append(c);
            case 'x' -> text.appendCodePoint(codePoint(2));
            case 'u' -> text.appendCodePoint(codePoint(4));
            case 'U' -> text.appendCodePoint(codePoint(8));
            default -> throw in.wrong("unknown escape in a string: `\\` before " + in.found());
        }
        in.next();
    }

    /** Leaves the last digit to the caller. */
    private int codePoint(int digits) {
        long value = 0;
        for (int i = 1; i <= digits; i++) {
            int digit = hexDigit(in.peek(i));
            if (digit < 0) {
                throw in.wrong("escape needs " + digits + " hexadecimal digits");
            }
            value = value * 16 + digit;
        }
        if (value > Character.MAX_CODE_POINT || value >= 0xd800 && value <= 0xdfff) {
            throw in.wrong("escape names no Unicode character");
        }
        in.skip(digits);
        return (int) value;
    }

    static int hexDigit(char c) {
        // Character.digit also takes digits of other scripts
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
