package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Compares what a person reads with a file of {@code src/test/golden}. Run the tests with {@code -Dgolden.update=true} to write the files
 * anew, and read the difference before you keep it.
 */
final class Golden {
    private static final Path FOLDER = Path.of(System.getProperty("postern.root", ".."), "app-cli", "src", "test", "golden");

    private Golden() {}

    /**
     * Checks one call.
     *
     * @param replaced texts that differ from run to run, and what stands in the file for them
     */
    static void check(String name, Terminal.Result result, Map<String, String> replaced) {
        String text = "status " + result.status() + "\n" + section("stdout", result.out()) + section("stderr", result.err());
        for (Map.Entry<String, String> entry : replaced.entrySet()) {
            text = text.replace(entry.getKey(), entry.getValue());
        }
        Path file = FOLDER.resolve(name + ".txt");
        try {
            if (Boolean.parseBoolean(System.getProperty("golden.update"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(text).isEqualTo(Files.readString(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String section(String name, String text) {
        return text.isEmpty() ? "" : "--- " + name + "\n" + text + (text.endsWith("\n") ? "" : "\n");
    }
}
