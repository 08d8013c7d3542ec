package dev.postern.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.domain.version.Version;
import java.util.List;
import java.util.Optional;

class VersionOrderFuzzTest {

    /** Reads versions line by line. */
    @FuzzTest
    void any_versions_are_totally_ordered(byte[] bytes) {
        List<Version> versions = Texts.of(bytes).lines().limit(8).map(Version::tryParse).flatMap(Optional::stream).toList();
        for (Version a : versions) {
            for (Version b : versions) {
                assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
                assertThat(a.equals(b)).isEqualTo(a.compareTo(b) == 0);
                for (Version c : versions) {
                    assertThat(a.compareTo(b) > 0 || b.compareTo(c) > 0 || a.compareTo(c) <= 0).isTrue();
                }
            }
        }
    }
}
