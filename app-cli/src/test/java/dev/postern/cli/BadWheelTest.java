package dev.postern.cli;

import static dev.postern.cli.HostileServer.answer;
import static dev.postern.cli.HostileServer.head;
import static dev.postern.cli.HostileServer.status;
import static dev.postern.cli.Workplace.compile;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and metadata that are not what their index promises. */
class BadWheelTest {
    private static final String WHEEL = "/files/apple-1.0-py3-none-any.whl";
    private static final String METADATA = "Metadata-Version: 2.1\nName: apple\nVersion: 1.0\n";
    private static final String DIGEST = "sha256=" + "0".repeat(64);

    @TempDir private Path folder;

    private final HostileServer server = new HostileServer();
    private Workplace work;

    @BeforeEach
    void open() {
        work = Workplace.in(folder).replacing(server.url(""), "<server>");
        page("");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void page(String attributes) {
        server.at("/simple/apple/", answer("200 OK", "text/html", "<a href=\"" + WHEEL + "\"" + attributes + ">apple</a>"));
    }

    private void metadata(String golden, int status, HostileServer.Answer metadata) {
        page(" data-core-metadata=\"true\"");
        server.at(WHEEL + ".metadata", metadata);
        fails(golden, status);
    }

    private void metadata(String golden, int status, String metadata) {
        metadata(golden, status, answer("200 OK", "application/octet-stream", metadata));
    }

    private void wheel(String golden, int status, byte[] wheel) {
        server.at(WHEEL, ranged(wheel));
        fails(golden, status);
    }

    private void fails(String golden, int status) {
        work.fails(golden, status, compile(server, "--no-cache"));
    }

    /** Hands out parts, as indexes do. */
    private static HostileServer.Answer ranged(byte[] file) {
        return ranged(file.length, (from, to, out) -> out.write(file, (int) from, (int) (to - from)));
    }

    private interface Content {
        void write(long from, long to, OutputStream out) throws IOException;
    }

    private static HostileServer.Answer ranged(long length, Content content) {
        return (request, out) -> {
            String[] range = request.headers().getOrDefault("range", "bytes=0-").replace("bytes=", "").split("-", -1);
            long from = range[0].isEmpty() ? Math.max(0, length - Long.parseLong(range[1])) : Long.parseLong(range[0]);
            long to = range[0].isEmpty() || range[1].isEmpty() ? length : Math.min(length, Long.parseLong(range[1]) + 1);
            out.write(head("206 Partial Content", "application/octet-stream", to - from,
                    "Content-Range: bytes " + from + "-" + (to - 1) + "/" + length));
            content.write(from, to, out);
        };
    }

    @Test
    void metadata_that_is_not_what_the_page_promises_stops_everything() {
        page(" data-core-metadata=\"" + DIGEST + "\"");
        server.at(WHEEL + ".metadata", answer("200 OK", "application/octet-stream", METADATA)).at(WHEEL,
                ranged(HostileWheel.of("apple-1.0", METADATA)));
        fails("metadata-mismatch", 2);
        assertThat(server.askedPaths()).doesNotContain(WHEEL);
    }

    @Test
    void metadata_that_nobody_hands_out_is_told() {
        metadata("metadata-401", 1, status("401 Unauthorized"));
        metadata("metadata-403", 1, status("403 Forbidden"));
        metadata("metadata-500", 2, status("500 Internal Server Error"));
        server.at(WHEEL, status("403 Forbidden"));
        metadata("metadata-404-wheel-403", 1, status("404 Not Found"));
    }

    @Test
    void metadata_that_cannot_be_read_is_told() {
        metadata("metadata-html", 1, "<!DOCTYPE html><html><body>Sign in</body></html>");
        metadata("metadata-empty", 1, "");
        metadata("metadata-without-name", 1, "Metadata-Version: 2.1\nVersion: 1.0\n");
        metadata("metadata-malformed-requirement", 1, METADATA + "Requires-Dist: banana (>=1\n");
        metadata("metadata-malformed-python", 1, METADATA + "Requires-Python: three\n");
        metadata("metadata-large", 1, (_, out) -> out.write(head("200 OK", "application/octet-stream", 100L << 20)));
        metadata("metadata-nul", 1, METADATA + "Requires-Dist: banana\0\u001b[31m\n");
    }

    @Test
    void a_wheel_that_is_no_archive_is_told() {
        wheel("wheel-text", 1, "this is no wheel".repeat(100).getBytes(UTF_8));
        byte[] whole = HostileWheel.of("apple-1.0", METADATA);
        wheel("wheel-cut-off", 1, Arrays.copyOf(whole, whole.length - 30));
        wheel("wheel-empty", 1, new byte[0]);
    }

    @Test
    void a_wheel_without_metadata_is_told() {
        wheel("wheel-without-metadata", 1, new HostileWheel().with("apple/__init__.py", "").bytes());
        wheel("wheel-with-metadata-elsewhere", 1, HostileWheel.of("pear-1.0", METADATA));
    }

    @Test
    void a_wheel_with_anothers_metadata_is_told() {
        wheel("wheel-of-another-project", 1, HostileWheel.of("apple-1.0", METADATA.replace("apple", "pear")));
        wheel("wheel-of-another-version", 1, HostileWheel.of("apple-1.0", METADATA.replace("1.0", "2.0")));
    }

    @Test
    void a_zip_bomb_does_not_go_off() {
        String name = "apple-1.0.dist-info/METADATA";
        wheel("wheel-bomb", 1, new HostileWheel().withBomb(name, 127, 127L << 24).bytes());
        wheel("wheel-bomb-that-lies", 1, new HostileWheel().withBomb(name, 127, 100).bytes());
    }

    @Test
    void an_archive_with_millions_of_files_is_not_read() {
        long entries = 10_000_000;
        long directory = entries * (46 + 8);
        byte[] end = HostileWheel.largeEnd(entries, directory, 0);
        server.at(WHEEL, ranged(directory + end.length, (from, to, out) -> {
            long zeros = Math.max(0, Math.min(to, directory) - from);
            out.write(new byte[(int) zeros]);
            out.write(end, (int) Math.max(0, from - directory), (int) (to - from - zeros));
        }));
        fails("wheel-millions-of-files", 1);
        wheel("wheel-says-thousands-of-files", 1, new HostileWheel().with("apple/__init__.py", "").bytes(60_000));
    }
}
