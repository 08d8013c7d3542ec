package dev.postern.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the text of the sources tells. */
class SourceTest {
    private static final Path ROOT = Path.of(System.getProperty("postern.root", ".."));

    private static final Pattern SKIPS =
            Pattern.compile("@Disabled|@EnabledIf|@EnabledOn|@DisabledOn|@Ignore\\b|\\bassum(e|ing)[A-Z]\\w*\\(");

    private static final Pattern EXPORT = Pattern.compile("exports dev\\.postern\\.domain\\.(\\w+);");

    @Test
    void no_test_is_skipped() throws IOException {
        assertThat(linesOf("src/test/java", SKIPS)).isEmpty();
    }

    @Test
    void a_skipped_test_would_be_noticed() {
        assertThat(Stream.of("    @Disabled(\"slow\")", "assumeTrue(isLinux());", "Assumptions.assumeThat(x)"))
                .allMatch(line -> SKIPS.matcher(line).find());
    }

    @Test
    void the_domain_exports_every_package() throws IOException {
        Path sources = ROOT.resolve("domain/src/main/java");
        Set<String> exported = EXPORT.matcher(Files.readString(sources.resolve("module-info.java"))).results()
                .map(match -> match.group(1)).collect(Collectors.toSet());
        try (Stream<Path> folders = Files.list(sources.resolve("dev/postern/domain"))) {
            assertThat(exported).isEqualTo(folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void every_package_says_what_it_is_and_is_null_marked() throws IOException {
        assertThat(sources("src/main/java").map(Path::getParent).distinct().filter(SourceTest::isUnmarked)).isEmpty();
    }

    private static boolean isUnmarked(Path folder) {
        Path info = folder.resolve("package-info.java");
        return !folder.endsWith("java") && !(Files.exists(info) && text(info).startsWith("/**") && text(info).contains("@NullMarked"));
    }

    private static List<String> linesOf(String tree, Pattern pattern) throws IOException {
        return sources(tree).filter(source -> !source.toString().contains("architecture-tests"))
                .flatMap(source -> text(source).lines().filter(line -> pattern.matcher(line).find())
                        .map(line -> ROOT.relativize(source) + ": " + line.strip()))
                .toList();
    }

    private static Stream<Path> sources(String tree) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve(tree)).filter(Files::isDirectory).toList().stream().flatMap(SourceTest::javaFiles);
        }
    }

    private static Stream<Path> javaFiles(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
