package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {
    @TempDir Path folder;

    private String declared(byte[] content) throws IOException {
        return TextFile.readDeclared(Files.write(folder.resolve("r.in"), content), "r.in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void a_byte_order_mark_decides(String charset) throws IOException {
        assertThat(declared(("\ufeffd\u00e9pendance").getBytes(Charset.forName(charset)))).isEqualTo("d\u00e9pendance");
    }

    @Test
    void a_coding_line_decides_where_there_is_no_mark() throws IOException {
        String text = "# first\n# -*- coding: latin-1 -*-\nd\u00e9p\n";
        assertThat(declared(text.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(text);
        assertThatThrownBy(() -> declared("#\n# coding=klingon".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("r.in:2:10: unknown encoding `klingon`");
    }

    @Test
    void a_byte_that_is_no_character_is_told_with_its_place() {
        assertThatThrownBy(() -> declared("a\nb\u00e9".getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessage("r.in:2:2: a byte here is no character in UTF-8");
    }

    @Test
    void missing_files_folders_and_giants_are_told() throws IOException {
        assertThatThrownBy(() -> TextFile.readUtf8(folder.resolve("none"), "none")).hasMessage("none: no such file");
        assertThatThrownBy(() -> TextFile.readUtf8(folder, "dir")).hasMessage("dir: is a directory, expected a file");
        Path big = Files.write(folder.resolve("big"), new byte[TextFile.LARGEST + 1]);
        assertThatThrownBy(() -> TextFile.readUtf8(big, "big")).hasMessage("big: is larger than 16 MiB, which no such file should be");
    }
}
