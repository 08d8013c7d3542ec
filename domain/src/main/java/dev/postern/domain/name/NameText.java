package dev.postern.domain.name;

/** The grammar that all names share (PEP 508), and their normal form (PEP 503). */
final class NameText {

    private NameText() {}

    /**
     * The normal form of a name: lower case, each run of {@code -}, {@code _} and {@code .} replaced by one {@code -}.
     *
     * @param kind with its article, for the message: {@code a package name}
     * @throws MalformedName unless the text is made of ASCII letters, digits, {@code -}, {@code _}, {@code .} and starts and ends with a letter
     *             or a digit
     */
    static String normalize(String kind, String text) {
        int length = text.length();
        if (length == 0) {
            throw new MalformedName(kind, text, 0, "it is empty");
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (!isAlphanumeric(c) && (!isSeparator(c) || i == 0 || i == length - 1)) {
                throw new MalformedName(kind, text, i, isSeparator(c)
                        ? "it must start and end with a letter or a digit"
                        : "only ASCII letters, digits, `-`, `_` and `.` may stand in it");
            }
        }
        return isNormal(text) ? text : rewrite(text);
    }

    private static boolean isNormal(String text) {
        char previous = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'A' && c <= 'Z') || c == '_' || c == '.' || (c == '-' && previous == '-')) {
                return false;
            }
            previous = c;
        }
        return true;
    }

    private static String rewrite(String text) {
        StringBuilder normal = new StringBuilder(text.length());
        boolean separated = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean separator = isSeparator(c);
            if (!separator) {
                normal.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
            } else if (!separated) {
                normal.append('-');
            }
            separated = separator;
        }
        return normal.toString();
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '_' || c == '.';
    }
}
