package dev.postern.cli;

import static dev.postern.cli.HostileServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places where an answer cannot be put: told before an index is asked where that can be known, and nothing is left half written. */
class BadOutputTest {
    private static final String METADATA = "Metadata-Version: 2.1\nName: apple\nVersion: 1.0\n";

    @TempDir private Path folder;

    private final HostileServer server = new HostileServer();
    private Workplace work;

    @BeforeEach
    void open() {
        work = Workplace.in(folder).replacing(server.url(""), "<server>");
        server.at("/simple/apple/",
                answer("200 OK", "text/html", "<a href=\"/apple-1.0-py3-none-any.whl\" data-core-metadata=\"true\">apple</a>"))
                .at("/apple-1.0-py3-none-any.whl.metadata", answer("200 OK", "text/plain", METADATA));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String[] compileTo(String output, String... more) {
        List<String> arguments = new ArrayList<>(List.of("compile", "requirements.in", "-o", output, "--python-version", "3.12",
                "--python-platform", "linux", "--default-index", server.url("/simple/")));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    @Test
    void a_place_that_cannot_be_written_is_told_before_anything_is_asked() throws IOException {
        Files.createDirectory(work.folder().resolve("out"));
        work.fails("output-folder-missing", 2, compileTo("no/such/folder/out.txt"));
        work.fails("output-is-folder", 2, compileTo("out"));
        work.fails("output-below-file", 2, compileTo("requirements.in/out.txt"));
        Files.createSymbolicLink(work.folder().resolve("loop.txt"), Path.of("loop.txt"));
        work.fails("output-is-link-loop", 2, compileTo("loop.txt"));
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void a_full_disk_is_told() {
        work.fails("output-disk-full", 2, compileTo("/dev/full"));
    }

    @Test
    void what_is_no_answer_is_not_replaced() {
        work.write("notes.txt", "dear diary\n");
        work.fails("output-is-something-else", 2, compileTo("notes.txt"));
        work.write("notes.txt", new byte[] {(byte) 0xff, 0, 1});
        work.fails("output-is-binary", 2, compileTo("notes.txt"));
    }
}
