package dev.postern.domain.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The tags of a wheel's file name in their compressed form (PEP 425), such as {@code py2.py3-none-any}: every
 * combination of a Python part, an ABI part and a platform part. Parts that no interpreter knows are kept; they match nothing.
 */
public record WheelTags(List<String> pythons, List<String> abis, List<String> platforms) {

    public WheelTags {
        pythons = List.copyOf(pythons);
        abis = List.copyOf(abis);
        platforms = List.copyOf(platforms);
    }

    /**
     * Reads {@code python-abi-platform}, each with alternatives separated by dots.
     *
     * @throws MalformedTag if there are not three parts, or an alternative is empty
     */
    public static WheelTags parse(String text) {
        int first = text.indexOf('-');
        int second = text.indexOf('-', first + 1);
        if (first < 0 || second < 0 || text.indexOf('-', second + 1) >= 0) {
            throw new MalformedTag(text, "expected three parts separated by `-`");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return new WheelTags(alternatives(text, lower.substring(0, first)),
                alternatives(text, lower.substring(first + 1, second)), alternatives(text, lower.substring(second + 1)));
    }

    /** How many single tags this stands for. */
    public int size() {
        return pythons.size() * abis.size() * platforms.size();
    }

    /** Every single tag, in the order in which the text names them. */
    public List<Tag> expanded() {
        List<Tag> tags = new ArrayList<>(size());
        for (String python : pythons) {
            for (String abi : abis) {
                for (String platform : platforms) {
                    tags.add(new Tag(python, abi, platform));
                }
            }
        }
        return List.copyOf(tags);
    }

    private static List<String> alternatives(String text, String part) {
        if (part.indexOf('.') < 0 && !part.isEmpty()) {
            return List.of(part);
        }
        List<String> alternatives = new ArrayList<>(3);
        for (int start = 0; start <= part.length();) {
            int dot = part.indexOf('.', start);
            int end = dot < 0 ? part.length() : dot;
            if (end == start) {
                throw new MalformedTag(text, "a part is empty");
            }
            String alternative = part.substring(start, end);
            if (!alternatives.contains(alternative)) {
                alternatives.add(alternative);
            }
            start = end + 1;
        }
        return alternatives;
    }

    @Override
    public String toString() {
        return String.join(".", pythons) + "-" + String.join(".", abis) + "-" + String.join(".", platforms);
    }
}
