package dev.postern.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceArchiveTest {
    private static final ArchiveLimits SMALL = new ArchiveLimits(20, 100_000, 50, 20_000);

    @TempDir private Path folder;

    private Path unpack(Path archive) throws IOException, UnsafeArchive {
        return new SourceArchive(SMALL).unpack(archive, Files.createTempDirectory(folder, "into-"));
    }

    private void assertRefused(TestTar tar, String words) throws IOException {
        Path archive = tar.in(folder);
        assertThatThrownBy(() -> unpack(archive)).isInstanceOf(UnsafeArchive.class).hasMessageContaining(words);
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void files_folders_and_links_inside_come_out() throws IOException, UnsafeArchive {
        Path tree = unpack(new TestTar().entry('5', "acme-1.0/", "", new byte[0], 0755).file("acme-1.0/a/b.py", "text")
                .file("acme-1.0/configure", "#!/bin/sh", 0755).link("acme-1.0/c.py", "a/b.py").link("acme-1.0/a/up", "..")
                .hardLink("acme-1.0/d.py", "acme-1.0/a/b.py").in(folder));
        assertThat(tree.getFileName()).hasToString("acme-1.0");
        assertThat(tree.resolve("c.py")).isSymbolicLink().hasContent("text");
        assertThat(tree.resolve("a/up/configure")).isExecutable();
        assertThat(tree.resolve("d.py")).hasContent("text");
    }

    @Test
    void long_names_come_out_whole() throws IOException, UnsafeArchive {
        String name = "acme-1.0/" + "long/".repeat(40) + "file";
        Path tree = unpack(new TestTar().pax("path", name).file("acme-1.0/short", "pax")
                .entry('L', "././@LongLink", "", (name + "2\0").getBytes(StandardCharsets.UTF_8), 0644).file("acme-1.0/short", "gnu")
                .in(folder));
        assertThat(tree.getParent().resolve(name)).hasContent("pax");
        assertThat(tree.getParent().resolve(name + "2")).hasContent("gnu");
    }

    @Test
    void modes_owners_and_times_are_not_taken_over() throws IOException, UnsafeArchive {
        Path tree = unpack(new TestTar().file("acme-1.0/su", "", 06777).file("acme-1.0/secret", "", 0).in(folder));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tree.resolve("su")))).isEqualTo("rwxr-xr-x");
        assertThat(Files.getAttribute(tree.resolve("su"), "unix:mode", LinkOption.NOFOLLOW_LINKS)).isEqualTo(0100755);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tree.resolve("secret")))).isEqualTo("rw-r--r--");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"../evil | leads out", "acme-1.0/../../evil | leads out", "/tmp/evil | begins at the root",
        "acme-1.0\\..\\evil | character", "C:evil/x | drive", "acme-1.0/a:b | drive"})
    void names_that_lead_elsewhere_are_refused(String name, String words) throws IOException {
        assertRefused(new TestTar().file("acme-1.0/ok", "").file(name, ""), words);
    }

    @ParameterizedTest
    @CsvSource({"/etc/passwd", "../../evil", "a/../../../evil"})
    void links_that_leave_are_refused(String target) throws IOException {
        assertRefused(new TestTar().file("acme-1.0/ok", "").link("acme-1.0/l", target), "leads out of it");
    }

    @Test
    void a_link_that_leaves_by_way_of_another_is_refused() throws IOException {
        assertRefused(new TestTar().file("acme-1.0/d/e/ok", "").link("acme-1.0/d/x", "..").link("acme-1.0/d/e/top", "../x/../..")
                .link("acme-1.0/d/e/y", "../x/../../.."), "leads out of it");
    }

    @Test
    void nothing_is_written_through_a_link() throws IOException, UnsafeArchive {
        Path tree = unpack(new TestTar().file("acme-1.0/real/a", "real").link("acme-1.0/dir", "real").file("acme-1.0/dir/a", "other")
                .in(folder));
        assertThat(tree.resolve("real/a")).hasContent("real");
        assertThat(tree.resolve("dir/a")).hasContent("other");
    }

    @Test
    void a_link_to_nowhere_is_left_out() throws IOException, UnsafeArchive {
        Path tree = unpack(new TestTar().file("acme-1.0/a", "").link("acme-1.0/l", "gone").in(folder));
        assertThat(Files.exists(tree.resolve("l"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3", "4", "6"})
    void devices_and_pipes_are_refused(char type) throws IOException {
        assertRefused(new TestTar().file("acme-1.0/ok", "").entry(type, "acme-1.0/dev", "", new byte[0], 0644),
                "neither file, folder nor link");
    }

    @Test
    void a_hard_link_to_what_is_not_in_it_is_refused() throws IOException {
        assertRefused(new TestTar().file("acme-1.0/ok", "").hardLink("acme-1.0/l", "acme-1.0/gone"), "no file in it");
        assertRefused(new TestTar().file("acme-1.0/ok", "").hardLink("acme-1.0/l", "/etc/passwd"), "begins at the root");
    }

    @Test
    void a_file_where_a_folder_is_needed_is_refused() throws IOException {
        assertRefused(new TestTar().file("acme-1.0/a", "").file("acme-1.0/a/b", ""), "needs a folder");
        assertRefused(new TestTar().file("acme-1.0/a/b", "").file("acme-1.0/a", ""), "a file and a folder");
    }

    @Test
    void too_many_entries_too_many_bytes_and_bombs_are_refused() throws IOException {
        TestTar many = new TestTar();
        for (int i = 0; i < 21; i++) {
            many.file("acme-1.0/" + i, "");
        }
        assertRefused(many, "more than 20 entries");
        assertRefused(new TestTar().file("acme-1.0/bomb", "a".repeat(90_000)), "more than 50 times its own size");
        StringBuilder noise = new StringBuilder();
        for (int i = 0; noise.length() < 120_000; i++) {
            noise.append(Integer.toString(i * 7919, 36));
        }
        assertRefused(new TestTar().file("acme-1.0/large", noise.toString()), "unpacks to more than");
    }

    @Test
    void what_is_damaged_is_refused() throws IOException {
        Path archive = new TestTar().file("acme-1.0/a", "text".repeat(1000)).in(folder);
        byte[] bytes = Files.readAllBytes(archive);
        for (int length : new int[] {0, 5, bytes.length / 2, bytes.length - 9}) {
            Files.write(archive, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> unpack(archive)).isInstanceOf(UnsafeArchive.class);
        }
        Files.writeString(archive, "<html>not found</html>");
        assertThatThrownBy(() -> unpack(archive)).isInstanceOf(UnsafeArchive.class);
    }

    @Test
    void a_zip_is_unpacked_under_the_same_rules() throws IOException, UnsafeArchive {
        Path tree = unpack(TestWheel.zip(folder.resolve("acme-1.0.zip"), Map.of("acme-1.0/a/b.py", "text")));
        assertThat(tree.resolve("a/b.py")).hasContent("text");
        for (String name : new String[] {"../evil", "/evil", "acme-1.0/../../evil"}) {
            Path hostile = TestWheel.zip(folder.resolve("acme-1.0.zip"), Map.of(name, ""));
            assertThatThrownBy(() -> unpack(hostile)).isInstanceOf(UnsafeArchive.class);
        }
        Path bomb = TestWheel.zip(folder.resolve("acme-1.0.zip"), Map.of("acme-1.0/bomb", "a".repeat(90_000)));
        assertThatThrownBy(() -> unpack(bomb)).hasMessageContaining("its own size");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("evil");
        }
    }

    @Test
    void what_may_be_run_in_a_zip_may_be_run_when_it_is_unpacked() throws IOException, UnsafeArchive {
        Path archive = folder.resolve("acme-1.0.zip");
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            Path tree = Files.createDirectory(zip.getPath("acme-1.0"));
            for (String mode : List.of("rwxr-xr-x", "rw-r--r--")) {
                Files.setPosixFilePermissions(Files.writeString(tree.resolve(mode), "#!/bin/sh"), PosixFilePermissions.fromString(mode));
            }
        }
        Path tree = unpack(archive);
        assertThat(Files.getPosixFilePermissions(tree.resolve("rwxr-xr-x"))).isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(Files.getPosixFilePermissions(tree.resolve("rw-r--r--"))).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
    }
}
