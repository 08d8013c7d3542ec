package dev.postern.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A working folder in which things go wrong. It holds the answer of an earlier run, which a call that fails leaves as it was, with nothing
 * beside it; and whatever went wrong is told in one message without a secret or a stack trace.
 */
final class Workplace {
    /** Stands in some URLs and variables, and never in what a person reads. */
    static final String SECRET = "horse-battery";

    /** Nobody listens there, so that a test which asks more than it should needs no network. */
    private static final String NOWHERE = "http://127.0.0.1:1/simple/";
    private static final int LARGE = 1 << 20;
    private static final String SOURCE = "requirements.in";
    private static final String OUTPUT = "requirements.txt";
    private static final String EARLIER = "# the answer of an earlier run\napple==1.0\n";

    private final Path folder;
    private final Path cache;
    private final Terminal terminal;
    private final Map<String, String> replaced = new HashMap<>();

    private Workplace(Path root) {
        this.folder = root.resolve("work");
        this.cache = root.resolve("cache");
        this.terminal = Terminal.in(folder).with("POSTERN_CACHE_DIR", cache.toString())
                .with("UV_DEFAULT_INDEX", NOWHERE);
        replaced.put(folder.toString(), "<folder>");
        replaced.put(cache.toString(), "<cache>");
    }

    /** A folder below this one, whose requirements ask for {@code apple}. */
    static Workplace in(Path root) {
        return new Workplace(root).write(SOURCE, "apple\n").write(OUTPUT, EARLIER);
    }

    Path folder() {
        return folder;
    }

    Path cache() {
        return cache;
    }

    Terminal terminal() {
        return terminal;
    }

    Workplace write(String name, String text) {
        return write(name, text.getBytes(UTF_8));
    }

    Workplace write(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What differs from run to run, and what golden files have for it. */
    Workplace replacing(String text, String stand) {
        replaced.put(text, stand);
        return this;
    }

    /** {@code compile requirements.in -o requirements.txt} for one target, with more arguments. */
    static String[] compile(String... more) {
        return joined(List.of("compile", SOURCE, "-o", OUTPUT, "--python-version", "3.12", "--python-platform", "linux"), more);
    }

    /** The same with one index. */
    static String[] compile(HostileServer server, String... more) {
        return joined(List.of(compile("--default-index", server.url("/simple/"))), more);
    }

    private static String[] joined(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** Runs a call that must fail with this status and the message of a golden file. */
    void fails(String golden, int status, String... arguments) {
        Map<String, String> before = content();
        Terminal.Result result = terminal.run(arguments);
        checkFailure(golden, status, result);
        assertThat(content()).as("the working folder").isEqualTo(before);
    }

    /** Compares the outcome of a call with a golden file and with what holds for every failure. */
    void checkFailure(String golden, int status, Terminal.Result result) {
        Golden.check("bad/" + golden, result, replaced);
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.err().lines().filter(line -> line.startsWith("error: "))).hasSize(1);
        assertThat(result.out() + result.err()).doesNotContain(SECRET, "Exception", "\tat ", "java.", "dev.postern", "postern failed");
    }

    /** Every file with its content, every link with its target, every folder. */
    Map<String, String> content() {
        try (Stream<Path> all = Files.walk(folder)) {
            Map<String, String> content = new TreeMap<>();
            for (Path path : all.toList()) {
                content.put(folder.relativize(path).toString(), content(path));
            }
            return content;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String content(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "link to " + Files.readSymbolicLink(path);
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return "no file";
        }
        long size = Files.size(path);
        return size > LARGE ? size + " bytes" : HexFormat.of().formatHex(Files.readAllBytes(path));
    }
}
