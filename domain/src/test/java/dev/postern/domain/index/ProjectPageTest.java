package dev.postern.domain.index;

import static dev.postern.domain.index.ScriptedIndexes.PROJECT;
import static dev.postern.domain.index.ScriptedIndexes.file;
import static dev.postern.domain.index.ScriptedIndexes.index;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.MetadataAdvert;
import dev.postern.domain.distribution.Yank;
import dev.postern.domain.version.Version;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectPageTest {

    private static final Index INDEX = index("main").build();
    private static final URI BASE = URI.create("https://main.example/simple/acme-tool/");
    private static final String WHEEL = "acme_tool-1.0-py3-none-any.whl";

    private static ProjectPage page(PageFile... files) {
        return ProjectPage.of(INDEX, PROJECT, BASE, List.of(files));
    }

    private static PageFile at(String url) {
        return new PageFile(WHEEL, url, List.of(), null, null, -1, null, MetadataAdvert.NONE);
    }

    private static PageFile with(@Nullable String requiresPython, @Nullable String yanked, long size, @Nullable String uploadTime) {
        return new PageFile(WHEEL, WHEEL, List.of(), requiresPython, yanked, size, uploadTime, MetadataAdvert.AVAILABLE);
    }

    private static Distribution only(ProjectPage page) {
        assertThat(page.versions()).hasSize(1);
        assertThat(page.distributions(page.versions().getFirst())).hasSize(1);
        return page.distributions(page.versions().getFirst()).getFirst();
    }

    @Test
    void versions_ascend_and_each_keeps_its_files_in_page_order() {
        ProjectPage page =
                page(file("acme_tool-1.10-py3-none-any.whl"), file("Acme.Tool-1.9.tar.gz"), file("acme_tool-1.9-py2-none-any.whl"),
                        file("acme_tool-1.9-py3-none-any.whl"), file("acme-tool-1.9rc1.zip"));
        assertThat(page.versions()).hasToString("[1.9rc1, 1.9, 1.10]");
        assertThat(page.distributions(Version.parse("1.9"))).extracting(file -> file.filename().text())
                .containsExactly("Acme.Tool-1.9.tar.gz", "acme_tool-1.9-py2-none-any.whl", "acme_tool-1.9-py3-none-any.whl");
    }

    @Test
    void spellings_of_one_version_are_one() {
        ProjectPage page = page(file("acme_tool-1.0.0.tar.gz"), file(WHEEL), file("acme_tool-1.00.tar.gz"));
        assertThat(page.versions()).hasSize(1);
        assertThat(page.distributions(Version.parse("1"))).extracting(file -> file.filename().text())
                .containsExactly("acme_tool-1.0.0.tar.gz", WHEEL, "acme_tool-1.00.tar.gz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other-1.0-py3-none-any.whl", "acme-1.0.tar.gz", "acme_tool_extra-1.0.tar.gz", "acme_tool-1.0.exe",
        "acme_tool-one.tar.gz",
        "acme_tool-1.0.egg", "", "-", "acme_tool", "acme_tool-.tar.gz", "acme_tool--py3-none-any.whl", "acme_tool-1.0-py3.whl\u0000"})
    void a_file_of_another_project_or_with_an_odd_name_is_skipped(String filename) {
        ProjectPage page = page(file(filename), file("acme_tool-2.0.tar.gz"));
        assertThat(page.versions()).hasToString("[2.0]");
    }

    @Test
    void a_page_of_odd_files_is_empty_and_still_lists_something() {
        ProjectPage page = page(file("acme_tool.exe"));
        assertThat(page.isEmpty()).isTrue();
        assertThat(page.listsFiles()).isTrue();
        assertThat(page().listsFiles()).isFalse();
        assertThat(page.distributions(Version.parse("1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"x.whl, https://main.example/simple/acme-tool/x.whl", "../../files/x.whl, https://main.example/files/x.whl",
        "/x.whl, https://main.example/x.whl", "//cdn.example/x.whl, https://cdn.example/x.whl",
        "http://cdn.example/x.whl#sha256=ab, http://cdn.example/x.whl",
        "https://user:secret@cdn.example/x.whl?a=b, https://cdn.example/x.whl?a=b",
        "a b[c].whl, https://main.example/simple/acme-tool/a%20b%5Bc%5D.whl",
        "a%20b.whl, https://main.example/simple/acme-tool/a%20b.whl", "ä.whl, https://main.example/simple/acme-tool/%C3%A4.whl"})
    void urls_become_absolute_without_userinfo_and_fragment(String given, String expected) {
        assertThat(only(page(at(given))).url()).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://x.example/x.whl", "javascript:alert(1)", "https:///x.whl", "http://[x.whl",
        "data:,x"})
    void a_file_at_an_odd_place_is_skipped(String url) {
        assertThat(page(at(url)).distributions(Version.parse("1.0"))).isEmpty();
    }

    @Test
    void a_local_page_may_point_to_local_files() {
        ProjectPage page = ProjectPage.of(INDEX, PROJECT, URI.create("file:///index/acme-tool/index.html"), List.of(at("../" + WHEEL)));
        assertThat(only(page).url()).hasToString("file:///index/" + WHEEL);
    }

    @Test
    void details_are_read_leniently() {
        Distribution file = only(page(with(">=3.8,", "broken", 12, "2026-01-02T03:04:05.678901Z")));
        assertThat(file.requiresPython()).hasValueSatisfying(python -> assertThat(python).hasToString(">=3.8"));
        assertThat(file.yank()).contains(Yank.because("broken"));
        assertThat(file.size()).hasValue(12);
        assertThat(file.uploadTime()).contains(Instant.parse("2026-01-02T03:04:05.678901Z"));
        assertThat(file.metadata()).isEqualTo(MetadataAdvert.AVAILABLE);
        Distribution bare = only(page(with("", "", -1, "yesterday")));
        assertThat(bare.requiresPython()).isEmpty();
        assertThat(bare.yank()).contains(Yank.SILENT);
        assertThat(bare.size()).isEmpty();
        assertThat(bare.uploadTime()).isEmpty();
        assertThat(only(page(with(null, null, 0, "2026-01-02T03:04:05+02:00"))).uploadTime())
                .contains(Instant.parse("2026-01-02T01:04:05Z"));
    }

    @Test
    void a_file_whose_python_requirement_nobody_can_read_is_skipped() {
        assertThat(page(with("snake", null, -1, null)).distributions(Version.parse("1.0"))).isEmpty();
    }

    @Test
    void ten_thousand_files_are_grouped_by_version() {
        PageFile[] files = IntStream.range(0, 10_000)
                .mapToObj(at -> file("acme_tool-" + at / 20 + ".0-cp3" + at % 20 + "-none-any.whl")).toArray(PageFile[]::new);
        ProjectPage page = page(files);
        assertThat(page.versions()).hasSize(500);
        assertThat(page.distributions(Version.parse("499.0"))).hasSize(20);
        assertThat(page.distributions(Version.parse("499.0"))).isSameAs(page.distributions(Version.parse("499")));
    }
}
