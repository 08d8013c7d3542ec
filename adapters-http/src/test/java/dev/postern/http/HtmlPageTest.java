package dev.postern.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.index.PageFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {

    private static final URI ADDRESS = URI.create("https://index.example/simple/a/");
    private static final String SHA = "0123456789abcdef".repeat(4);

    @Test
    void every_attribute_of_an_anchor_is_kept() throws Exception {
        PageFile file = only("""
                <!DOCTYPE html><html><body><A HREF="../../files/a-1.0-py3-none-any.whl#sha256=%s" data-requires-python="&gt;=3.9"
                 data-core-metadata="sha256=%s" DATA-YANKED="bad &amp; broken" data-size="12" data-upload-time="2026-01-02T03:04:05Z">text</A>
                """.formatted(SHA, SHA));
        assertThat(file.filename()).isEqualTo("a-1.0-py3-none-any.whl");
        assertThat(file.url()).isEqualTo("../../files/a-1.0-py3-none-any.whl");
        assertThat(file.digests()).containsExactly(Digest.of("sha256", SHA));
        assertThat(file.requiresPython()).isEqualTo(">=3.9");
        assertThat(file.yanked()).isEqualTo("bad & broken");
        assertThat(file.metadata().digest()).contains(Digest.of("sha256", SHA));
        assertThat(file.size()).isEqualTo(12);
        assertThat(file.uploadTime()).isEqualTo("2026-01-02T03:04:05Z");
    }

    @Test
    void the_name_comes_from_the_address_and_not_from_the_text() throws Exception {
        PageFile file = only("<a href='https://x.example/a-1.0%2Bcpu-py3-none-any.whl?sig=1+2'>b-2.0.tar.gz</a>");
        assertThat(file.filename()).isEqualTo("a-1.0+cpu-py3-none-any.whl");
        assertThat(file.url()).isEqualTo("https://x.example/a-1.0%2Bcpu-py3-none-any.whl?sig=1+2");
    }

    @Test
    void anchors_without_an_address_are_skipped() throws Exception {
        assertThat(list("<a>x</a><a href=''>y</a><a href='  '>z</a><a href='https://x.example/dir/'>up</a>")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"egg=a-1.0", "main", "sha256", "crc32=00", "sha256=xyz", ""})
    void a_fragment_that_is_no_digest_spoils_nothing(String fragment) throws Exception {
        PageFile file = only("<a href='a-1.tar.gz#" + fragment + "'>x</a>");
        assertThat(file.digests()).isEmpty();
        assertThat(file.filename()).isEqualTo("a-1.tar.gz");
    }

    @Test
    void an_empty_data_yanked_is_a_yank_and_a_missing_one_is_none() throws Exception {
        assertThat(list("<a href='a-1.tar.gz' data-yanked>x</a><a href='a-2.tar.gz'>y</a>")).extracting(PageFile::yanked)
                .containsExactly("", null);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "garbage, false", "'', false"})
    void what_is_said_about_metadata_is_understood(String value, boolean available) throws Exception {
        assertThat(only("<a href='a-1.tar.gz' data-dist-info-metadata='" + value + "'>x</a>").metadata().available()).isEqualTo(available);
    }

    @ParameterizedTest
    @CsvSource({"https://cdn.example/p/, https://cdn.example/p/", "../x/, https://index.example/simple/x/"})
    void the_first_base_counts_even_if_it_is_relative(String href, String expected) throws Exception {
        HtmlPage.Read read =
                page("<html><head><base href='" + href + "'><base href='https://other.example/'></head><body><a href='a-1.tar.gz'>x");
        assertThat(read.base()).hasToString(expected);
    }

    @Test
    void many_anchors_are_read_in_order() throws Exception {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html><head><title>Links for a</title></head><body><h1>Links for a</h1>");
        for (int i = 0; i < 5000; i++) {
            html.append("<a href=\"a-").append(i).append(".tar.gz#sha256=").append(SHA).append("\">a-").append(i).append("</a><br/>\n");
        }
        List<PageFile> files = list(html.append("</body></html>").toString());
        assertThat(files).hasSize(5000);
        assertThat(files.get(4711).filename()).isEqualTo("a-4711.tar.gz");
    }

    @Test
    void a_page_without_anchors_is_a_project_without_files() throws Exception {
        assertThat(list("<!DOCTYPE html><html><head><title>Links for a</title></head><body><h1>Links for a</h1></body></html>")).isEmpty();
        assertThat(list("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "this is not HTML | is said to be HTML but has no markup",
        "<html><body><form action=/login><input name=user></form></body></html> | is an HTML page for people",
        "<html><script>location = '/login'</script></html> | is an HTML page for people",
        "<meta name='pypi:repository-version' content='2.0'> | speaks version `2.0`"})
    void what_is_no_page_is_said(String html, String message) {
        assertThatThrownBy(() -> read(html)).isInstanceOf(UnreadablePage.class).hasMessageContaining(message);
    }

    private static List<PageFile> list(String html) throws IOException, UnreadablePage {
        return read(html).asList();
    }

    private static PageFile only(String html) throws IOException, UnreadablePage {
        PackedPage files = read(html);
        assertThat(files.size()).isEqualTo(1);
        return files.file(0);
    }

    private static PackedPage read(String html) throws IOException, UnreadablePage {
        return page(html).files();
    }

    private static HtmlPage.Read page(String html) throws IOException, UnreadablePage {
        return HtmlPage.read(new BufferedReader(new StringReader(html)), ADDRESS, html.length());
    }
}
