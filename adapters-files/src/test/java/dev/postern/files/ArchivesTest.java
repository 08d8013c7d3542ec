package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {
    @TempDir Path folder;

    private static String detail(ArchiveText text) {
        return switch (text) {
            case ArchiveText.Content content -> content.text();
            case ArchiveText.Missing missing -> missing.detail();
            case ArchiveText.Broken broken -> broken.detail();
        };
    }

    @Test
    void metadata_is_read_out_of_a_wheel() throws IOException {
        Path wheel = TestArchives.wheel(folder, "acme", "1.0", "Requires-Dist: flask");
        assertThat(detail(WheelArchive.metadata(wheel))).contains("Requires-Dist: flask");
    }

    @Test
    void a_wheel_without_metadata_or_with_two_says_so() throws IOException {
        Path none = TestArchives.zip(folder.resolve("none.whl"), Map.of("acme/METADATA", "", "x/y.dist-info/METADATA", ""));
        assertThat(WheelArchive.metadata(none)).isEqualTo(new ArchiveText.Missing("it has no `.dist-info/METADATA`"));
        Path two = TestArchives.zip(folder.resolve("two.whl"), Map.of("a-1.dist-info/METADATA", "", "b-1.dist-info/METADATA", ""));
        assertThat(WheelArchive.metadata(two)).isEqualTo(new ArchiveText.Broken("it has more than one `.dist-info` folder"));
    }

    @Test
    void a_bomb_in_a_wheel_is_not_unpacked() throws IOException {
        Path bomb = TestArchives.zip(folder.resolve("bomb.whl"), Map.of("a-1.dist-info/METADATA", " ".repeat(20_000_000)));
        assertThat(detail(WheelArchive.metadata(bomb))).isEqualTo("`a-1.dist-info/METADATA` in it is larger than 16 MiB");
    }

    @Test
    void what_is_no_archive_is_broken() throws IOException {
        Path text = Files.writeString(folder.resolve("text-1.tar.gz"), "not an archive");
        assertThat(WheelArchive.metadata(text)).isEqualTo(new ArchiveText.Broken("it is no zip archive, or cut off"));
        assertThat(SdistArchive.read(text).text("PKG-INFO")).isInstanceOf(ArchiveText.Broken.class);
        Path whole = TestArchives.tarGz(folder.resolve("a-1.tar.gz"), Map.of("a-1/x", "x".repeat(2000)));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut-1.tar.gz"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(SdistArchive.read(cut).text("PKG-INFO")).isInstanceOf(ArchiveText.Broken.class);
    }

    @Test
    void both_texts_are_read_out_of_a_source_distribution() throws IOException {
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put("a-1/" + "deep/".repeat(40) + "PKG-INFO", "deep");
        contents.put("a-1/src/a.egg-info/PKG-INFO", "egg");
        contents.put("a-1/pyproject.toml", "[project]");
        contents.put("a-1/PKG-INFO", "Metadata-Version: 2.2");
        Path tar = TestArchives.tarGz(folder.resolve("a-1.tar.gz"), contents);
        Path zip = TestArchives.zip(folder.resolve("a-1.zip"), contents);
        for (Path archive : new Path[] {tar, zip}) {
            assertThat(detail(SdistArchive.read(archive).text("PKG-INFO"))).isEqualTo("Metadata-Version: 2.2");
            assertThat(detail(SdistArchive.read(archive).text("pyproject.toml"))).isEqualTo("[project]");
        }
    }

    @Test
    void long_names_replace_short_ones_for_one_file_only() throws IOException {
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put("b-1/" + "x".repeat(200), "long");
        contents.put("b-1/PKG-INFO", "info");
        Path tar = TestArchives.tarGz(folder.resolve("b-1.tar.gz"), contents);
        assertThat(detail(SdistArchive.read(tar).text("PKG-INFO"))).isEqualTo("info");
    }

    @Test
    void other_formats_are_named_as_such() throws IOException {
        Path file = Files.writeString(folder.resolve("a-1.tar.bz2"), "BZh");
        assertThat(detail(SdistArchive.read(file).text("PKG-INFO"))).isEqualTo("its format is not read: PEP 625 names `.tar.gz`");
    }

    @Test
    void a_tar_that_claims_more_than_it_has_is_broken() throws IOException {
        Path file = folder.resolve("c-1.tar.gz");
        byte[] tar = TestArchives.tar(Map.of("c-1/PKG-INFO", "x".repeat(600)));
        try (OutputStream gz = new GZIPOutputStream(Files.newOutputStream(file))) {
            gz.write(tar, 0, 800);
        }
        assertThat(detail(SdistArchive.read(file).text("PKG-INFO"))).isEqualTo("it is cut off");
    }
}
