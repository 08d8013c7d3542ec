package dev.postern.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Java files of every module but this one. */
final class Sources {
    static final Path ROOT = Path.of(System.getProperty("postern.root", ".."));

    /** @param path below the project's root */
    record Source(Path path, String text) {
        String name() {
            return path.getFileName().toString();
        }

        Stream<String> lines(Pattern pattern) {
            return text.lines().filter(line -> pattern.matcher(line).find()).map(line -> path + ": " + line.strip());
        }
    }

    private Sources() {}

    /** @param tree such as {@code src/test/java} */
    static Stream<Source> in(String tree) {
        return children(ROOT).stream().filter(module -> !module.endsWith("architecture-tests")).map(module -> module.resolve(tree))
                .filter(Files::isDirectory).flatMap(Sources::javaFiles);
    }

    static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Source> javaFiles(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(file -> new Source(ROOT.relativize(file), text(file)))
                    .toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
