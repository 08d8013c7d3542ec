package dev.postern.python;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.fuzz.Texts;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

class ArchivePartsFuzzTest {

    @FuzzTest
    void a_source_archive_is_read_or_unsafe(byte[] bytes) throws IOException {
        TarInput tar = new TarInput(new ByteArrayInputStream(bytes));
        byte[] buffer = new byte[256];
        try {
            for (Optional<TarInput.Entry> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
                long size = 0;
                for (int count = tar.read(buffer); count >= 0; count = tar.read(buffer)) {
                    size += count;
                }
                if (entry.get().kind() == TarInput.Kind.FILE) {
                    assertThat(size).isEqualTo(entry.get().size());
                }
            }
        } catch (UnsafeArchive | EOFException e) {
            assertThat(e).isNotNull();
        }
    }

    @FuzzTest
    void an_entry_stays_below_its_folder_or_is_unsafe(byte[] bytes) {
        try {
            assertThat(EntryPath.of(Texts.of(bytes)).segments()).doesNotContain("", ".", "..").noneMatch(segment -> segment.contains("\0"));
        } catch (UnsafeArchive e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @FuzzTest
    void a_record_of_a_wheel_is_read_or_unsafe(byte[] bytes) {
        try {
            assertThat(WheelRecord.parse("a-1.dist-info", bytes)).isNotNull();
        } catch (UnsafeArchive e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @FuzzTest
    void entry_points_are_read_or_unsafe(byte[] bytes) {
        try {
            assertThat(EntryPoints.parse(Texts.of(bytes)).programs()).doesNotContainNull();
        } catch (UnsafeArchive e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
