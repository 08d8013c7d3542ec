package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that lists files without their hashes: what was chosen is fetched where a hash is wanted. */
class HashlessIndexTest {
    private static final String FITTING = "apple-1.0-py3-none-any.whl";
    private static final String FOREIGN = "apple-1.0-cp39-cp39-win_amd64.whl";

    @TempDir private Path folder;

    private final FileServer server = new FileServer().withoutHashes();
    private final byte[] wheel =
            TinyBackend.zip(Map.of("apple-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: apple\nVersion: 1.0\n"));
    private final String digest = FileServer.sha256(wheel);

    @BeforeEach
    void list() {
        server.file("main", "apple", FITTING, wheel).file("main", "apple", FOREIGN, wheel);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Terminal.Result compile(String requirement, String... more) {
        Universes.write(folder.resolve("requirements.in"), requirement + "\n");
        List<String> arguments = new ArrayList<>(List.of("compile", "requirements.in", "--no-header", "--no-annotate",
                "--no-emit-index-annotation", "--python-version", "3.12", "--python-platform", "linux", "--no-config", "--no-cache",
                "--default-index", server.url("main")));
        arguments.addAll(List.of(more));
        return Terminal.in(folder).run(arguments.toArray(String[]::new));
    }

    private void golden(String name, Terminal.Result result) {
        Map<String, String> replaced = new HashMap<>(Map.of(server.server().url(""), "<server>", digest, "<digest>"));
        Golden.check("hashless/" + name, result, replaced);
    }

    private long fetched(String filename) {
        return server.asked().stream().filter(path -> path.endsWith("/" + filename)).count();
    }

    @Test
    void the_chosen_file_is_hashed_and_no_other() {
        golden("requirements", compile("apple", "--generate-hashes"));
        golden("lock", compile("apple", "--format", "pylock.toml"));
        assertThat(fetched(FOREIGN)).isZero();
    }

    @Test
    void nothing_is_fetched_where_no_hash_is_wanted() {
        long before = fetched(FITTING);
        assertThat(compile("apple").status()).isZero();
        long forMetadata = fetched(FITTING) - before;
        compile("apple", "--generate-hashes");
        assertThat(fetched(FITTING) - before).isEqualTo(2 * forMetadata + 1);
    }

    @Test
    void the_hash_of_a_requirement_is_held_to() {
        assertThat(compile("apple==1.0 --hash=sha256:" + digest).out()).isEqualTo("apple==1.0\n");
        golden("wrong", compile("apple==1.0 --hash=sha256:" + "0".repeat(64)));
    }

    @Test
    void a_file_that_cannot_be_fetched_is_told() {
        server.server().answering("/files/main/banana-1.0-py3-none-any.whl.metadata", 200, "text/plain",
                "Metadata-Version: 2.1\nName: banana\nVersion: 1.0\n");
        server.server().answering("/main/banana/", 200, "text/html",
                "<a href=\"/files/main/banana-1.0-py3-none-any.whl\" data-core-metadata=\"true\">banana</a>");
        assertThat(compile("banana").status()).isZero();
        golden("unreachable", compile("banana", "--generate-hashes"));
    }
}
