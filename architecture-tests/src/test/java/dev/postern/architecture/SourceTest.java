package dev.postern.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the text of the sources tells. */
class SourceTest {
    private static final Pattern SKIPS =
            Pattern.compile("@Disabled|@EnabledIf|@EnabledOn|@DisabledOn|@Ignore\\b|(?<![.\\w])(Assum\\w+\\.)?assum(e|ing)[A-Z]\\w*\\(");

    private static final Pattern VENDORS =
            Pattern.compile("(?i)(?<![a-z])(aws|amazon|codeartifact|azure|google|jfrog|artifactory|gitlab|github)(?![a-z])");

    private static final Pattern EXPORT = Pattern.compile("exports dev\\.postern\\.domain\\.(\\w+);");

    @Test
    void no_test_is_skipped() {
        assertThat(Sources.in("src/test/java").flatMap(source -> source.lines(SKIPS))).isEmpty();
    }

    @Test
    void a_skipped_test_would_be_noticed() {
        assertThat(Stream.of("    @Disabled(\"slow\")", "assumeTrue(isLinux());", "Assumptions.assumeThat(x)"))
                .allMatch(line -> SKIPS.matcher(line).find());
    }

    @Test
    void no_vendor_stands_in_the_domain() {
        assertThat(Sources.in("src/main/java").filter(source -> source.path().startsWith("domain"))).isNotEmpty();
        assertThat(
                Sources.in("src/main/java").filter(source -> source.path().startsWith("domain")).flatMap(source -> source.lines(VENDORS)))
                .isEmpty();
    }

    @Test
    void a_vendor_in_the_domain_would_be_noticed() {
        assertThat(Stream.of("List.of(\"aws\")", "such as {@code GitHub Actions}")).allMatch(line -> VENDORS.matcher(line).find());
    }

    @Test
    void the_domain_exports_every_package() {
        Path sources = Sources.ROOT.resolve("domain/src/main/java");
        Set<String> exported = EXPORT.matcher(Sources.text(sources.resolve("module-info.java"))).results()
                .map(match -> match.group(1)).collect(Collectors.toSet());
        assertThat(exported).isEqualTo(Sources.children(sources.resolve("dev/postern/domain")).stream()
                .map(folder -> folder.getFileName().toString()).collect(Collectors.toSet()));
    }

    @Test
    void every_package_says_what_it_is_and_is_null_marked() {
        assertThat(Sources.in("src/main/java").map(source -> Sources.ROOT.resolve(source.path()).getParent()).distinct()
                .filter(SourceTest::isUnmarked))
                .isEmpty();
    }

    private static boolean isUnmarked(Path folder) {
        Path info = folder.resolve("package-info.java");
        return !folder.endsWith("java")
                && !(Files.exists(info) && Sources.text(info).startsWith("/**") && Sources.text(info).contains("@NullMarked"));
    }
}
