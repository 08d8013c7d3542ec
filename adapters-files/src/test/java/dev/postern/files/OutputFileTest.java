package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir Path folder;

    @Test
    void a_file_is_replaced_and_nothing_else_stays_in_its_folder() throws IOException {
        Path target = Files.writeString(folder.resolve("requirements.txt"), "old");
        OutputFile.at(target, "requirements.txt").replace("new\n");
        assertThat(target).hasContent("new\n");
        assertThat(folder.toFile().list()).containsExactly("requirements.txt");
        assertThat(OutputFile.at(target, "r").current()).contains("new\n");
        assertThat(OutputFile.at(folder.resolve("none"), "none").current()).isEmpty();
    }

    @Test
    void permissions_and_links_are_kept() throws IOException {
        Path real = Files.writeString(folder.resolve("real.txt"), "old");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw-r--"));
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), real);
        OutputFile.at(link, "link.txt").replace("new");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(real).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real))).isEqualTo("rw-rw-r--");
    }

    @Test
    void a_device_is_written_through() {
        OutputFile.at(Path.of("/dev/null"), "/dev/null").replace("text");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void a_full_disk_leaves_the_target_as_it_was() {
        assertThatThrownBy(() -> OutputFile.at(Path.of("/dev/full"), "/dev/full").replace("text")).isInstanceOf(UnusableFile.class)
                .hasMessage("/dev/full: cannot be written: No space left on device; what was there before is unchanged");
    }

    @Test
    void a_missing_folder_and_a_folder_as_target_are_told_early() {
        assertThatThrownBy(() -> OutputFile.at(folder.resolve("none/out.txt"), "none/out.txt").check())
                .hasMessage("none/out.txt: cannot be written: its folder does not exist");
        assertThatThrownBy(() -> OutputFile.at(folder, "out").check()).hasMessage("out: is a directory, expected a file to write");
    }
}
