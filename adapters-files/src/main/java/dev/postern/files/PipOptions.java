package dev.postern.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One file of pip's configuration, read as Python's {@code RawConfigParser} reads it: sections in brackets, {@code key = value} or
 * {@code key: value}, whole lines of comment with {@code #} or {@code ;}, values that go on in indented lines, no interpolation.
 */
final class PipOptions {

    /** An option under the name that pip gives it: lower case, dashes. Lines of the value are joined by newlines. */
    record Option(String section, String key, String value, int line) {}

    private final String file;
    private final List<Option> options = new ArrayList<>();
    private String section = "";

    private PipOptions(String file) {
        this.file = file;
    }

    /** @throws UnusableFile where a line is neither a section nor an option */
    static List<Option> parse(String file, String text) {
        PipOptions reader = new PipOptions(file);
        int number = 0;
        for (String line : text.split("\r\n|\n|\r", -1)) {
            number++;
            if (!line.isBlank() && !isComment(line.strip())) {
                reader.read(line, number);
            }
        }
        return reader.options;
    }

    private static boolean isComment(String line) {
        return line.startsWith("#") || line.startsWith(";");
    }

    private void read(String line, int number) {
        String content = line.strip();
        if (Character.isWhitespace(line.charAt(0)) && !options.isEmpty() && options.getLast().section().equals(section)) {
            Option before = options.removeLast();
            String joined = before.value().isEmpty() ? content : before.value() + "\n" + content;
            options.add(new Option(before.section(), before.key(), joined, before.line()));
        } else if (content.startsWith("[")) {
            section = sectionName(content, number);
        } else {
            options.add(option(content, number));
        }
    }

    private String sectionName(String content, int number) {
        int end = content.indexOf(']');
        if (end < 2) {
            throw UnusableFile.at(file, new Place(number, 1), "section has no name in brackets");
        }
        return content.substring(1, end);
    }

    private Option option(String content, int number) {
        int separator = separator(content);
        if (separator <= 0 || section.isEmpty()) {
            throw UnusableFile.at(file, new Place(number, 1), section.isEmpty() ? "option stands before the first section"
                    : "expected `option = value`").withHint("pip's options stand below `[global]` or the name of a command");
        }
        String key = content.substring(0, separator).strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Option(section, key.startsWith("--") ? key.substring(2) : key, content.substring(separator + 1).strip(), number);
    }

    private static int separator(String content) {
        int equals = content.indexOf('=');
        int colon = content.indexOf(':');
        return equals < 0 || colon >= 0 && colon < equals ? colon : equals;
    }

    /** The effective value in one file: that of a later section or line; {@code install} goes before {@code global}. */
    static Optional<Option> effective(List<Option> options, String key) {
        return last(options, "install", key).or(() -> last(options, "global", key));
    }

    private static Optional<Option> last(List<Option> options, String section, String key) {
        return options.stream().filter(option -> option.section().equals(section) && option.key().equals(key)).reduce((_, later) -> later);
    }
}
