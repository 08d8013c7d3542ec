package dev.postern.cli.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} lists the options that there are. */
class SettingsDocumentTest {
    private static final Pattern OPTION = Pattern.compile("`(--[a-z-]+)[`\\s]");

    private static String document() throws IOException {
        return Files.readString(Path.of(System.getProperty("postern.root", ".."), "docs", "settings.md"));
    }

    private static Set<String> options(boolean shownOnly) {
        return Arrays.stream(FlagGroup.values()).flatMap(group -> group.flags().stream()).filter(flag -> !shownOnly || !flag.hidden())
                .flatMap(flag -> flag.names().stream()).filter(name -> name.startsWith("--"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_option_that_help_shows_is_described() throws IOException {
        String document = document();
        assertThat(options(true)).allSatisfy(option -> assertThat(document).contains("`" + option + "`"));
    }

    @Test
    void every_option_that_is_described_exists() throws IOException {
        Set<String> described = OPTION.matcher(document()).results().map(found -> found.group(1)).collect(Collectors.toSet());
        assertThat(options(false)).containsAll(described);
    }
}
