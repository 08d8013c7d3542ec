package dev.postern.cli;

import static dev.postern.cli.HostileServer.answer;
import static dev.postern.cli.HostileServer.head;
import static dev.postern.cli.Workplace.compile;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are no project page: an index that sends them has not said that it lacks the project. */
class BadPageTest {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final String HTML = "<!DOCTYPE html><body><a href=\"/files/apple-1.0-py3-none-any.whl\">apple-1.0-py3-none-any.whl</a>";
    private static final int MIB = 1 << 20;

    @TempDir private Path folder;

    private final HostileServer server = new HostileServer();
    private Workplace work;

    @BeforeEach
    void open() {
        work = Workplace.in(folder).replacing(server.url(""), "<server>");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void fails(String golden, HostileServer.Answer page) {
        fails(golden, 2, page);
    }

    private void fails(String golden, int status, HostileServer.Answer page) {
        server.at("/simple/apple/", page);
        work.fails(golden, status, compile(server));
    }

    private void html(String golden, String body) {
        fails(golden, answer("200 OK", "text/html; charset=utf-8", body));
    }

    private void json(String golden, String body) {
        fails(golden, answer("200 OK", JSON, body));
    }

    @Test
    void a_web_page_that_is_no_project_page_is_told() {
        html("page-login", "<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action=\"/login\"></form></body></html>");
        html("page-garbage", "\u0000\u0001\u0002<<<a href=>>>&&&;<a");
    }

    @Test
    void json_that_is_no_project_page_is_told() {
        json("json-cut-off", "{\"files\": [{\"filename\": \"apple-1.0-py3-none-any.whl\", ");
        json("json-html", "<html></html>");
        json("json-null", "null");
        json("json-empty", "");
        json("json-array", "[]");
        json("json-files-null", "{\"meta\": {\"api-version\": \"1.0\"}, \"name\": \"apple\", \"files\": null}");
        json("json-files-missing", "{\"meta\": {\"api-version\": \"1.0\"}, \"name\": \"apple\"}");
        json("json-files-object", "{\"files\": {\"apple-1.0-py3-none-any.whl\": {}}}");
        json("json-file-null", "{\"files\": [null]}");
        json("json-filename-number", "{\"files\": [{\"filename\": 7, \"url\": \"apple-1.0-py3-none-any.whl\", \"hashes\": {}}]}");
        json("json-url-null", "{\"files\": [{\"filename\": \"apple-1.0-py3-none-any.whl\", \"url\": null, \"hashes\": {}}]}");
        json("json-hashes-array", "{\"files\": [{\"filename\": \"apple-1.0-py3-none-any.whl\", \"url\": \"a.whl\", \"hashes\": []}]}");
        json("json-deep", "{\"files\": " + "[".repeat(100_000));
        json("json-api-version", "{\"meta\": {\"api-version\": \"2.0\"}, \"name\": \"apple\", \"files\": []}");
    }

    @Test
    void a_page_without_files_is_an_answer() {
        fails("page-empty", 1, answer("200 OK", "text/html", ""));
        fails("page-of-links", 1,
                answer("200 OK", "text/html", "<body><a href=\"/about\">About</a> <a href=\"/imprint\">Imprint</a></body>"));
        fails("json-no-files", 1, answer("200 OK", JSON, "{\"meta\": {\"api-version\": \"1.0\"}, \"name\": \"apple\", \"files\": []}"));
    }

    @Test
    void a_wrong_content_type_is_told() {
        fails("page-pdf", answer("200 OK", "application/pdf", "%PDF-1.7"));
        fails("page-without-type", answer("200 OK", "", "<a href=\"apple-1.0-py3-none-any.whl\">apple</a>"));
        fails("page-future-json", answer("200 OK", "application/vnd.pypi.simple.v2+json", "{}"));
    }

    @Test
    void a_page_that_is_cut_off_is_told() {
        fails("page-shorter-than-said", (_, out) -> {
            out.write(head("200 OK", "text/html", 1000));
            out.write("<a href=".getBytes(UTF_8));
        });
        fails("page-broken-chunk", (_, out) -> {
            out.write(head("200 OK", "text/html", -1, "Transfer-Encoding: chunked"));
            out.write("10\r\n<a href=".getBytes(ISO_8859_1));
        });
        fails("page-broken-gzip", answer("200 OK", "text/html", "this is no gzip", "Content-Encoding: gzip"));
        byte[] packed = gzip(HTML, 1);
        byte[] half = java.util.Arrays.copyOf(packed, packed.length / 2);
        fails("page-cut-gzip", answer("200 OK", "text/html", half, "Content-Encoding: gzip"));
        fails("page-unknown-encoding", answer("200 OK", "text/html", "<a href=>", "Content-Encoding: br"));
    }

    @Test
    void a_page_that_is_too_large_is_not_read() {
        fails("page-large-declared", (_, out) -> {
            out.write(head("200 OK", "text/html", 100L * MIB));
            blanks(out, 100);
        });
        fails("page-large-chunked", (_, out) -> {
            out.write(head("200 OK", "text/html", -1, "Transfer-Encoding: chunked"));
            for (int mib = 0; mib < 100; mib++) {
                out.write((Integer.toHexString(MIB) + "\r\n").getBytes(ISO_8859_1));
                blanks(out, 1);
                out.write("\r\n".getBytes(ISO_8859_1));
            }
            out.write("0\r\n\r\n".getBytes(ISO_8859_1));
        });
        fails("page-large-packed", answer("200 OK", "text/html", gzip(HTML, 100), "Content-Encoding: gzip"));
        fails("page-large-packed-json", answer("200 OK", JSON, gzip("{\"files\":[", 100), "Content-Encoding: gzip"));
    }

    private static void blanks(OutputStream out, int mib) throws IOException {
        byte[] block = " ".repeat(MIB).getBytes(ISO_8859_1);
        for (int written = 0; written < mib; written++) {
            out.write(block);
        }
    }

    private static byte[] gzip(String begin, int mib) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(begin.getBytes(UTF_8));
            blanks(out, mib);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
