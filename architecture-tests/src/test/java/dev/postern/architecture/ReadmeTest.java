package dev.postern.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every module says what it is, and its example is code that a test runs. */
class ReadmeTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern TESTED = Pattern.compile("(?ms)^    // README begins\\n(.*?)^    // README ends$");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)[^)]*\\)");
    private static final int LONGEST = 30;

    @Test
    void every_module_has_a_readme_of_a_few_lines() {
        assertThat(modules()).allSatisfy(module -> {
            assertThat(module.resolve("README.md")).exists();
            assertThat(readme(module).lines().count()).as("lines in %s", module).isBetween(3L, (long) LONGEST);
        });
    }

    @Test
    void whoever_can_be_used_alone_shows_how() {
        assertThat(Modules.TABLE).filteredOn(row -> Modules.isAdapter(row.home()) || row.folder().startsWith("domain"))
                .isNotEmpty().allSatisfy(row -> assertThat(examples(Sources.ROOT.resolve(row.folder()))).as(row.folder()).hasSize(1));
    }

    @Test
    void every_example_is_run_by_a_test_of_its_module() {
        assertThat(modules()).allSatisfy(module -> assertThat(tested(module)).containsAll(examples(module)));
    }

    @Test
    void every_link_leads_somewhere() {
        assertThat(modules())
                .allSatisfy(module -> assertThat(LINK.matcher(readme(module)).results().map(link -> module.resolve(link.group(1))))
                        .allMatch(Files::exists));
    }

    @Test
    void an_example_that_no_test_runs_would_be_noticed() {
        assertThat(tested(Sources.ROOT.resolve("adapters-http"))).isNotEmpty().doesNotContain("HttpIndexes.canary();\n");
    }

    private static List<Path> modules() {
        return Sources.children(Sources.ROOT).stream().filter(folder -> Files.exists(folder.resolve("pom.xml"))).toList();
    }

    private static String readme(Path module) {
        return Sources.text(module.resolve("README.md"));
    }

    private static List<String> examples(Path module) {
        return EXAMPLE.matcher(readme(module)).results().map(block -> block.group(1)).toList();
    }

    private static List<String> tested(Path module) {
        Path below = Sources.ROOT.relativize(module);
        Stream<Sources.Source> tests = Sources.in("src/test/java")
                .filter(test -> test.path().startsWith(below) && test.name().equals("ReadmeExampleTest.java"));
        return tests.flatMap(test -> TESTED.matcher(test.text()).results()).map(block -> block.group(1).replaceAll("(?m)^    ", ""))
                .toList();
    }
}
