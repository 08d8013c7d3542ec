package dev.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

class ArchiveFuzzTest {

    /** The same steps as with ranged requests: the end, the directory, the member. */
    @FuzzTest
    void a_wheel_gives_its_metadata_or_is_malformed(byte[] bytes) throws IOException {
        try {
            ZipBytes archive = new ZipBytes(bytes, 0);
            ZipEnd end = ZipEnd.find(archive);
            ZipEntry entry = ZipDirectory.read(archive.slice(end.directoryStart(), end.directoryEnd())).metadata("a");
            assertThat((long) entry.unpack(archive.slice(entry.start(), entry.reach())).length).isLessThanOrEqualTo(Sizes.METADATA);
        } catch (MalformedArchive e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @FuzzTest
    void a_source_distribution_gives_its_metadata_or_is_malformed(byte[] bytes) throws IOException {
        try {
            assertThat((long) TarReading.packageInfo(new ByteArrayInputStream(bytes)).length).isLessThanOrEqualTo(Sizes.METADATA);
        } catch (MalformedArchive e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
