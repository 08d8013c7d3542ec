package dev.postern.http;

/** Text from outside, fit to stand in a message: one line, printable, not too long. */
final class Quoted {

    private static final int LONGEST = 160;

    private Quoted() {}

    static String of(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST));
        for (int i = 0; i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r'; i++) {
            if (line.length() == LONGEST) {
                return line.append("…").toString();
            }
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return line.toString().strip();
    }
}
