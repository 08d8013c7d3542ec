package dev.postern.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.MalformedDigest;
import dev.postern.domain.distribution.MalformedFilename;
import dev.postern.domain.distribution.SdistFilename;
import dev.postern.domain.distribution.WheelFilename;

class FilenameFuzzTest {

    @FuzzTest
    void a_wheel_is_read_or_rejected(byte[] bytes) {
        String text = Texts.of(bytes);
        try {
            WheelFilename wheel = WheelFilename.parse(text);
            assertThat(WheelFilename.tryParse(text)).contains(wheel);
            assertThat(wheel).hasToString(text);
            assertThat(wheel.tags().size()).isPositive();
        } catch (MalformedFilename e) {
            assertThat(WheelFilename.tryParse(text)).isEmpty();
        }
    }

    @FuzzTest
    void a_source_distribution_is_read_or_rejected(byte[] bytes) {
        String text = Texts.of(bytes);
        try {
            SdistFilename sdist = SdistFilename.parse(text);
            assertThat(SdistFilename.tryParse(text)).contains(sdist);
            assertThat(sdist).hasToString(text);
            assertThat(SdistFilename.tryParse(text, sdist.name())).map(SdistFilename::name).contains(sdist.name());
        } catch (MalformedFilename e) {
            assertThat(SdistFilename.tryParse(text)).isEmpty();
        }
    }

    @FuzzTest
    void a_digest_is_read_or_rejected(byte[] bytes) {
        String text = Texts.of(bytes);
        try {
            Digest digest = Digest.parse(text);
            assertThat(Digest.parse(digest.toString())).isEqualTo(digest);
        } catch (MalformedDigest e) {
            assertThat(Digest.tryParse(text)).isEmpty();
        }
    }
}
