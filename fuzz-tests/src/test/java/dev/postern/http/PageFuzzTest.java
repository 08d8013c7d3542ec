package dev.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import dev.postern.fuzz.Texts;
import java.io.BufferedReader;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;

class PageFuzzTest {

    private static final URI ADDRESS = URI.create("https://index.example/simple/a/");
    private static final Index INDEX = Index.at(URI.create("https://index.example/simple/")).build();

    @FuzzTest
    void a_json_page_is_read_or_unreadable(byte[] bytes) throws IOException {
        try {
            readAll(JsonPage.read(bytes), ADDRESS);
        } catch (UnreadablePage e) {
            assertThat(e.reason()).isNotEmpty();
        } catch (CharConversionException e) {
            // zeros among the first bytes promise UTF-16 or UTF-32; whoever asked for the page says that it cannot be decoded
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @FuzzTest
    void an_html_page_is_read_or_unreadable(byte[] bytes) throws IOException {
        try {
            HtmlPage.Read read = HtmlPage.read(new BufferedReader(new StringReader(Texts.of(bytes))), ADDRESS, bytes.length);
            readAll(read.files(), read.base());
        } catch (UnreadablePage e) {
            assertThat(e.reason()).isNotEmpty();
        }
    }

    /** Everything that may later be asked of a page. */
    private static void readAll(PackedPage packed, URI base) {
        for (int i = 0; i < packed.size(); i++) {
            assertThat(packed.file(i).filename()).isEqualTo(packed.filename(i));
        }
        ProjectPage page = ProjectPage.of(INDEX, PackageName.of("a"), base, packed);
        for (Version version : page.versions()) {
            assertThat(page.distributions(version)).isNotNull();
        }
    }
}
