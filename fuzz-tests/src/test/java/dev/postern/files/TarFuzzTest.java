package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

class TarFuzzTest {
    private static final int LARGEST = 1 << 16;

    @FuzzTest
    void a_source_archive_is_walked_or_refused(byte[] bytes) {
        TarEntries entries = new TarEntries(new ByteArrayInputStream(bytes), 1 << 20);
        try {
            for (Optional<TarEntries.Entry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                if (entry.get().size() <= LARGEST) {
                    assertThat((long) entries.content(entry.get(), LARGEST).length).isEqualTo(entry.get().size());
                }
            }
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
