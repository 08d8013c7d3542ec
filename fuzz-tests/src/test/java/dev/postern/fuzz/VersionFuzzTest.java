package dev.postern.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.domain.version.MalformedVersion;
import dev.postern.domain.version.Version;

class VersionFuzzTest {

    @FuzzTest
    void a_version_prints_and_reads_back_or_is_rejected(byte[] bytes) {
        String text = Texts.of(bytes);
        try {
            Version version = Version.parse(text);
            Version again = Version.parse(version.toString());
            assertThat(again).isEqualTo(version).hasToString(version.toString()).hasSameHashCodeAs(version);
            assertThat(version.withoutLocal()).isLessThanOrEqualTo(version);
        } catch (MalformedVersion e) {
            assertThat(e.position()).isBetween(0, text.length());
            assertThat(Version.tryParse(text)).isEmpty();
        }
    }
}
