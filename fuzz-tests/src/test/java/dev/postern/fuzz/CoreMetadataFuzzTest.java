package dev.postern.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.MalformedMetadata;

class CoreMetadataFuzzTest {

    @FuzzTest
    void metadata_is_read_or_rejected(byte[] bytes) {
        try {
            CoreMetadata metadata = CoreMetadata.parse(Texts.of(bytes));
            assertThat(metadata.name().text()).isNotEmpty();
            assertThat(metadata.isStatic() && metadata.dynamic().contains("requires-dist")).isFalse();
        } catch (MalformedMetadata e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
