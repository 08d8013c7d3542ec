package dev.postern.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.index.PageFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPageTest {

    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final String MD5 = "0123456789abcdef".repeat(2);

    @Test
    void every_field_of_a_file_is_kept() throws Exception {
        PageFile file = only("""
                {"meta": {"api-version": "1.1"}, "name": "a", "versions": ["1.0"], "files": [{
                  "filename": "a-1.0-py3-none-any.whl", "url": "https://files.example/x/a-1.0-py3-none-any.whl",
                  "hashes": {"md5": "%s", "sha256": "%s"}, "requires-python": ">=3.9", "size": 5000000000,
                  "upload-time": "2026-01-02T03:04:05.678901Z", "yanked": "broken – don't", "provenance": null,
                  "core-metadata": {"sha256": "%s"}, "data-dist-info-metadata": {"sha256": "%s"}}]}
                """.formatted(MD5, SHA, SHA, "f".repeat(64)));
        assertThat(file.filename()).isEqualTo("a-1.0-py3-none-any.whl");
        assertThat(file.url()).isEqualTo("https://files.example/x/a-1.0-py3-none-any.whl");
        assertThat(file.digests()).containsExactly(Digest.of("md5", MD5), Digest.of("sha256", SHA));
        assertThat(file.requiresPython()).isEqualTo(">=3.9");
        assertThat(file.size()).isEqualTo(5_000_000_000L);
        assertThat(file.uploadTime()).isEqualTo("2026-01-02T03:04:05.678901Z");
        assertThat(file.yanked()).isEqualTo("broken – don't");
        assertThat(file.metadata().digest()).contains(Digest.of("sha256", SHA));
    }

    @Test
    void null_counts_as_not_said() throws Exception {
        PageFile file = only("""
                {"meta": {"api-version": null}, "files": [{"filename": "a-1.tar.gz", "url": "a-1.tar.gz", "hashes": null, "size": null,
                 "upload-time": null, "yanked": null, "requires-python": null, "core-metadata": null, "dist-info-metadata": true}]}
                """);
        assertThat(file.digests()).isEmpty();
        assertThat(file.size()).isEqualTo(-1);
        assertThat(file.uploadTime()).isNull();
        assertThat(file.yanked()).isNull();
        assertThat(file.requiresPython()).isNull();
        assertThat(file.metadata().available()).isTrue();
        assertThat(file.metadata().digest()).isEmpty();
    }

    @Test
    void unknown_algorithms_and_malformed_digests_are_left_out() throws Exception {
        PageFile file = only("""
                {"files": [{"filename": "a-1.tar.gz", "url": "a-1.tar.gz",
                 "hashes": {"crc32": "00000000", "sha256": "xyz", "sha512": "%s"}}]}
                """.formatted("g".repeat(128)));
        assertThat(file.digests()).isEmpty();
    }

    @Test
    void yanked_false_and_an_empty_reason_are_told_apart() throws Exception {
        List<PageFile> files = list("""
                {"files": [{"filename": "a-1.tar.gz", "url": "u", "yanked": false}, {"filename": "a-2.tar.gz", "url": "u", "yanked": true},
                 {"filename": "a-3.tar.gz", "url": "u", "yanked": ""}]}
                """);
        assertThat(files).extracting(PageFile::yanked).containsExactly(null, "", "");
    }

    @Test
    void a_page_without_files_is_a_page() throws Exception {
        assertThat(list("{\"files\": []}")).isEmpty();
    }

    @Test
    void many_files_are_found_each_at_its_place() throws Exception {
        StringBuilder json = new StringBuilder("{\"files\": [");
        for (int i = 0; i < 1000; i++) {
            json.append(i == 0 ? "" : ",").append("{\"url\": \"https://x.example/").append(i).append("/a-").append(i)
                    .append(".tar.gz\", \"filename\": \"a-").append(i).append(".tar.gz\", \"requires-python\": \">=3.")
                    .append(i % 7).append("\"}");
        }
        PackedPage files = read(json.append("]}").toString());
        assertThat(files.size()).isEqualTo(1000);
        for (int i : new int[] {0, 1, 499, 999}) {
            assertThat(files.filename(i)).isEqualTo("a-" + i + ".tar.gz");
            assertThat(files.file(i).url()).isEqualTo("https://x.example/" + i + "/a-" + i + ".tar.gz");
            assertThat(files.file(i).requiresPython()).isEqualTo(">=3." + i % 7);
        }
        assertThat(PackedPage.open(Content.of(files.packed())).asList()).isEqualTo(files.asList());
    }

    @Test
    void text_beyond_ascii_survives() throws Exception {
        PageFile file = only("{\"files\": [{\"filename\": \"a-1+ü.tar.gz\", \"url\": \"https://x.example/日本/a-1+ü.tar.gz\"}]}");
        assertThat(file.filename()).isEqualTo("a-1+ü.tar.gz");
        assertThat(file.url()).isEqualTo("https://x.example/日本/a-1+ü.tar.gz");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "[] | is JSON but not an object",
        "{\"name\": \"a\"} | has no `files`",
        "{\"files\": {}} | has an object as `files`, where an array belongs",
        "{\"files\": [3]} | has a number as file number 1, where an object belongs",
        "{\"files\": [{\"url\": \"u\"}]} | has no `filename` in file number 1",
        "{\"files\": [{\"filename\": \"a\"}]} | has no `url` in the file `a`",
        "{\"files\": [{\"filename\": 1, \"url\": \"u\"}]} | has a number as `filename` in file number 1, where a string belongs",
        "{\"files\": [{\"filename\": \"a\", \"size\": \"1\"}]} | has a string as `size` in the file `a`, where a whole number belongs",
        "{\"files\": [{\"filename\": \"a\", \"hashes\": []}]} | has an array as `hashes`",
        "{\"files\": [{\"filename\": \"a\", \"hashes\": {\"sha256\": 1}}]} | has a number as `hashes.sha256`",
        "{\"files\": [{\"filename\": \"a\", \"yanked\": 1}]} | has a number as `yanked`",
        "{\"files\": [{\"filename\": \"a\", \"core-metadata\": \"yes\"}]} | has a string as `core-metadata`",
        "{\"files\": [{\"filename\": \"a\", \"requires-python\": 3}]} | has a number as `requires-python`",
        "{\"meta\": {\"api-version\": \"2.0\"}, \"files\": []} | speaks version `2.0` of the repository API",
        "{\"files\": [{\"filename\": \"a\" | ends in the middle of its JSON",
        "{\"files\": [] | ends in the middle of its JSON",
        "{\"files\": []} {} | has text after the end of its JSON",
        "<html></html> | is not valid JSON",
        "{\"files\": [}] | is not valid JSON"})
    void what_is_no_page_is_said(String body, String message) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadablePage.class).hasMessageContaining(message);
        assertThatThrownBy(() -> JsonPage.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), 10))
                .isInstanceOf(UnreadablePage.class).hasMessageContaining(message);
    }

    @Test
    void deep_nesting_is_not_followed() {
        String deep = "{\"files\": [], \"x\": " + "[".repeat(5000);
        assertThatThrownBy(() -> read(deep)).isInstanceOf(UnreadablePage.class);
    }

    @Test
    void the_order_of_algorithms_is_part_of_the_layout() {
        // whoever changes it must change PackedPage.LAYOUT too, or old caches are misread
        assertThat(Digest.Algorithm.values()).extracting(Digest.Algorithm::text).containsExactly("md5", "sha1", "sha224", "sha256",
                "blake2b",
                "sha384", "sha512");
        assertThat(PackedPage.LAYOUT).isEqualTo(1);
    }

    private static List<PageFile> list(String json) throws IOException, UnreadablePage {
        return read(json).asList();
    }

    private static PageFile only(String json) throws IOException, UnreadablePage {
        PackedPage files = read(json);
        assertThat(files.size()).isEqualTo(1);
        return files.file(0);
    }

    private static PackedPage read(String json) throws IOException, UnreadablePage {
        return JsonPage.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
