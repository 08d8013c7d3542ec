package dev.postern.domain.index;

/**
 * Where an index was configured, for messages.
 *
 * @param source a file as people know it ({@code pyproject.toml}), an option ({@code --index}) or a variable ({@code UV_INDEX})
 * @param line from 1; 0 where there is none
 */
public record SettingOrigin(String source, int line) {

    /** Nobody configured it. */
    public static final SettingOrigin BUILT_IN = new SettingOrigin("built in", 0);

    /** Reads {@code pyproject.toml:12} or {@code --index}. */
    public static SettingOrigin of(String text) {
        int colon = text.lastIndexOf(':');
        String digits = colon < 0 ? "" : text.substring(colon + 1);
        boolean numbered = !digits.isEmpty() && digits.length() < 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return numbered ? new SettingOrigin(text.substring(0, colon), Integer.parseInt(digits)) : new SettingOrigin(text, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line;
    }
}
