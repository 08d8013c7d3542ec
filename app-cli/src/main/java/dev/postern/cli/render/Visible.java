package dev.postern.cli.render;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text from outside as a terminal may show it. Characters that steer a terminal or turn the direction of writing could make a message say
 * something else than it says; they are shown by their number.
 */
final class Visible {

    private static final Pattern LONG_WORD = Pattern.compile("(\\S{300})\\S{200,}");

    private Visible() {}

    /** Also without words that are longer than anybody reads. */
    static String of(String text) {
        return LONG_WORD.matcher(harmless(text)).replaceAll("$1…");
    }

    private static String harmless(String text) {
        if (text.codePoints().allMatch(Visible::isHarmless)) {
            return text;
        }
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isHarmless(c)) {
                visible.appendCodePoint(c);
            } else {
                visible.append(String.format(Locale.ROOT, "\\u{%x}", c));
            }
        });
        return visible.toString();
    }

    private static boolean isHarmless(int c) {
        return c == '\n' || switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> false;
            default -> true;
        };
    }
}
