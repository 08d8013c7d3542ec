package dev.postern.aws;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into words as a POSIX shell does, without expanding anything: blanks separate, {@code '…'} keeps all, {@code
 * "…"} keeps all but {@code \"} and {@code \\}, and a backslash keeps the next character.
 */
final class ShellWords {
    private final String text;
    private final boolean backslashEscapes;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ShellWords(String text, boolean backslashEscapes) {
        this.text = text;
        this.backslashEscapes = backslashEscapes;
    }

    /**
     * The words.
     *
     * @param backslashEscapes false where backslashes separate folders
     * @throws MalformedText for a quotation without an end
     */
    static List<String> split(String text, boolean backslashEscapes) throws MalformedText {
        ShellWords words = new ShellWords(text, backslashEscapes);
        words.read();
        return List.copyOf(words.words);
    }

    private void read() throws MalformedText {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (Character.isWhitespace(c)) {
                end();
            } else {
                inWord = true;
                take(c);
            }
        }
        end();
    }

    private void take(char c) throws MalformedText {
        if (c == '\'' && backslashEscapes) {
            int close = text.indexOf('\'', at);
            if (close < 0) {
                throw MalformedText.of("a quotation without an end");
            }
            word.append(text, at, close);
            at = close + 1;
        } else if (c == '"') {
            quoted();
        } else if (c == '\\' && backslashEscapes) {
            if (at == text.length()) {
                throw MalformedText.of("a backslash at the end");
            }
            word.append(text.charAt(at++));
        } else {
            word.append(c);
        }
    }

    private void quoted() throws MalformedText {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return;
            }
            boolean escapes = c == '\\' && at < text.length() && (text.charAt(at) == '"' || backslashEscapes && text.charAt(at) == '\\');
            word.append(escapes ? text.charAt(at++) : c);
        }
        throw MalformedText.of("a quotation without an end");
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
