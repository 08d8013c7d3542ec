package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.DistributionLookup;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryIndexesTest {
    private static final PackageName ACME = PackageName.of("acme");

    @TempDir Path folder;

    private final DirectoryIndexes indexes = new DirectoryIndexes();

    private Index tree() {
        return Index.at(Locations.fileUrl(folder)).build();
    }

    private Index flat() {
        return tree().toBuilder().flat().build();
    }

    private static ProjectPage page(ProjectLookup lookup) {
        assertThat(lookup).isInstanceOf(ProjectLookup.Listed.class);
        return ((ProjectLookup.Listed) lookup).page();
    }

    private Distribution only(Index index) {
        ProjectPage page = page(indexes.lookup(index, ACME));
        return page.distributions(page.versions().getFirst()).getFirst();
    }

    @Test
    void a_missing_folder_is_unreachable_and_not_absent() {
        Index gone = Index.at(URI.create("file:///nowhere/at/all")).build();
        assertThat(indexes.lookup(gone, ACME)).isInstanceOfSatisfying(ProjectLookup.Unreachable.class,
                unreachable -> assertThat(unreachable.detail()).isEqualTo("there is no folder `/nowhere/at/all`"));
    }

    @Test
    void a_flat_folder_taken_for_a_tree_gets_a_hint() throws IOException {
        TestArchives.wheel(folder, "acme", "1.0");
        assertThat(indexes.lookup(tree(), ACME)).isInstanceOfSatisfying(ProjectLookup.Absent.class,
                absent -> assertThat(absent.detail())
                        .endsWith("; it holds files of several projects: give this index `format = \"flat\"`"));
        assertThat(page(indexes.lookup(flat(), ACME)).versions()).hasToString("[1.0]");
    }

    @Test
    void folders_need_not_be_named_in_normal_form() throws IOException {
        TestArchives.wheel(Files.createDirectory(folder.resolve("ACME")), "acme", "1.0");
        assertThat(page(indexes.lookup(tree(), ACME)).versions()).hasToString("[1.0]");
    }

    @Test
    void the_names_of_a_folder_are_known_without_asking_for_one() throws IOException {
        TestArchives.wheel(Files.createDirectory(folder.resolve("Other_Project")), "other-project", "1.0");
        Files.writeString(folder.resolve("acme_tools-1.0.tar.gz"), "");
        TestArchives.wheel(folder, "acme", "1.0");
        assertThat(indexes.names(tree())).extracting(PackageName::text).containsExactly("other-project");
        assertThat(indexes.names(flat())).extracting(PackageName::text).containsExactly("acme", "acme-tools");
        assertThat(indexes.names(Index.at(URI.create("file:///nowhere/at/all")).build())).isEmpty();
    }

    @Test
    void only_whole_files_of_the_folder_itself_count() throws IOException {
        Path real = TestArchives.wheel(Files.createDirectory(folder.resolve("deep")), "acme", "9.0");
        Files.createDirectory(folder.resolve("acme-2.0-py3-none-any.whl"));
        Files.createSymbolicLink(folder.resolve("acme-3.0-py3-none-any.whl"), folder.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("acme-9.0-py3-none-any.whl"), real);
        Files.writeString(folder.resolve("acme-1.0.txt"), "");
        assertThat(page(indexes.lookup(flat(), ACME)).versions()).hasToString("[9.0]");
    }

    @Test
    void a_page_of_links_is_an_index_too() throws IOException {
        Path page = folder.resolve("links.html");
        Files.writeString(page, """
                <html><head><base href="wheels/"></head><body>
                <a href="acme-1.0-py3-none-any.whl#sha256=%s&amp;egg=acme">x</a>
                <a href="https://files.example/acme-2.0.tar.gz?token=1" data-yanked>y</a>
                <a href="../../../etc/passwd">z</a> <a href="mailto:me">m</a> <a name="anchor">n</a>
                <A HREF="other-1.0.zip" DATA-REQUIRES-PYTHON="&gt;=3.8">o</A>
                </body></html>
                """.formatted("a".repeat(64)));
        ProjectPage listed = page(indexes.lookup(Index.findLinks(Locations.fileUrl(page), tree().origin()), ACME));
        assertThat(listed.versions()).hasToString("[1.0, 2.0]");
        Distribution wheel = listed.distributions(Version.parse("1.0")).getFirst();
        assertThat(wheel.url()).hasToString("file://" + folder.resolve("wheels/acme-1.0-py3-none-any.whl"));
        assertThat(wheel.digests()).hasToString("[sha256:" + "a".repeat(64) + "]");
        Distribution sdist = listed.distributions(Version.parse("2.0")).getFirst();
        assertThat(sdist.url()).hasToString("https://files.example/acme-2.0.tar.gz?token=1");
        assertThat(sdist.isYanked()).isTrue();
    }

    @Test
    void a_page_that_is_no_text_lists_nothing() throws IOException {
        Path page = folder.resolve("page.html");
        Files.write(page, new byte[] {0, 1, 2, (byte) 0xff, '<', 'a', ' ', 'h'});
        assertThat(indexes.lookup(Index.at(Locations.fileUrl(page)).flat().build(), ACME)).isInstanceOf(ProjectLookup.Absent.class);
    }

    @Test
    void metadata_beside_a_wheel_is_read_instead_of_the_wheel() throws IOException {
        Path wheel = TestArchives.wheel(folder, "acme", "1.0");
        Files.writeString(folder.resolve(wheel.getFileName() + ".metadata"), TestArchives.metadata("acme", "1.0", "Requires-Dist: beside"));
        assertThat(((MetadataLookup.Available) indexes.metadata(flat(), only(flat()))).metadata().requiresDist()).hasToString("[beside]");
    }

    @Test
    void metadata_with_another_hash_than_promised_stops_everything() throws IOException {
        Files.createDirectory(folder.resolve("acme"));
        Path wheel = TestArchives.wheel(folder.resolve("acme"), "acme", "1.0");
        Files.writeString(folder.resolve("acme").resolve(wheel.getFileName() + ".metadata"), "Name: acme", StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("acme/index.html"),
                "<a href='" + wheel.getFileName() + "' data-core-metadata='sha256=" + "0".repeat(64) + "'>x</a>");
        assertThat(indexes.metadata(tree(), only(tree()))).isInstanceOf(MetadataLookup.HashMismatch.class);
    }

    @Test
    void metadata_of_another_project_is_invalid() throws IOException {
        TestArchives.zip(folder.resolve("acme-1.0-py3-none-any.whl"),
                Map.of("acme-1.0.dist-info/METADATA", TestArchives.metadata("impostor", "1.0")));
        assertThat(indexes.metadata(flat(), only(flat()))).isEqualTo(
                new MetadataLookup.Invalid("its metadata is that of `impostor` 1.0, not what the file name says"));
    }

    @Test
    void a_source_distribution_tells_what_is_static_and_no_more() throws IOException {
        assertThat(ofSdist(Map.of("acme-1.0/PKG-INFO", TestArchives.metadata("acme", "1.0", "Requires-Dist: a"))))
                .isInstanceOf(MetadataLookup.Available.class);
        String dynamic = TestArchives.metadata("acme", "1.0", "Dynamic: Requires-Dist");
        assertThat(ofSdist(Map.of("acme-1.0/PKG-INFO", dynamic))).isInstanceOf(MetadataLookup.NeedsBuild.class);
        MetadataLookup project = ofSdist(Map.of("acme-1.0/PKG-INFO", dynamic, "acme-1.0/pyproject.toml", """
                [project]
                name = "acme"
                dynamic = ["version"]
                dependencies = ["a>=1"]
                optional-dependencies.fast = ["b ; python_version > '3.9'"]
                requires-python = ">=3.9"
                """));
        assertThat(((MetadataLookup.Available) project).metadata().requiresDist()).hasToString(
                "[a>=1, b ; python_full_version >= '3.10' and extra == 'fast']");
        assertThat(ofSdist(Map.of("acme-1.0/PKG-INFO", dynamic, "acme-1.0/pyproject.toml",
                "[project]\nname='acme'\nversion='1.0'\ndynamic=['dependencies']"))).isInstanceOf(MetadataLookup.NeedsBuild.class);
        assertThat(ofSdist(Map.of("acme-1.0/setup.py", ""))).isInstanceOf(MetadataLookup.NeedsBuild.class);
    }

    private MetadataLookup ofSdist(Map<String, String> contents) throws IOException {
        Path own = Files.createTempDirectory(folder, "sdist");
        TestArchives.tarGz(own.resolve("acme-1.0.tar.gz"), contents);
        Index index = Index.at(Locations.fileUrl(own)).flat().build();
        return indexes.metadata(index, only(index));
    }

    @Test
    void digests_are_computed_when_they_are_asked_for() throws IOException {
        Files.writeString(folder.resolve("acme-1.0.tar.gz"), "");
        assertThat(indexes.fetch(flat(), only(flat()))).isInstanceOfSatisfying(DistributionLookup.Fetched.class,
                fetched -> assertThat(fetched.digest())
                        .hasToString("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    @Test
    void spaces_and_percent_signs_in_paths_survive() throws IOException {
        Path odd = Files.createDirectory(folder.resolve("a b%20#c"));
        TestArchives.wheel(odd, "acme", "1.0");
        Index index = Index.at(Locations.fileUrl(odd)).flat().build();
        assertThat(indexes.metadata(index, only(index))).isInstanceOf(MetadataLookup.Available.class);
        assertThat(List.of(index.location().toString())).containsExactly("file://" + folder + "/a%20b%2520%23c");
    }
}
