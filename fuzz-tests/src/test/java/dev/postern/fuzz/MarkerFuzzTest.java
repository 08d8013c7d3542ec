package dev.postern.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.requirement.MalformedMarker;
import dev.postern.domain.requirement.Marker;
import java.util.Map;
import java.util.Set;

class MarkerFuzzTest {

    private static final Set<ExtraName> EXTRAS = Set.of(ExtraName.of("a"), ExtraName.of("test"));
    private static final MarkerEnvironment LINUX = MarkerEnvironment.of(Map.ofEntries(Map.entry("implementation_name", "cpython"),
            Map.entry("implementation_version", "3.12.4"), Map.entry("os_name", "posix"), Map.entry("platform_machine", "x86_64"),
            Map.entry("platform_python_implementation", "CPython"), Map.entry("platform_release", "6.1.0"),
            Map.entry("platform_system", "Linux"),
            Map.entry("platform_version", "#1 SMP"), Map.entry("python_full_version", "3.12.4"), Map.entry("python_version", "3.12"),
            Map.entry("sys_platform", "linux")));

    @FuzzTest
    void a_marker_prints_and_reads_back_or_is_rejected(byte[] bytes) {
        String text = Texts.of(bytes);
        try {
            Marker marker = Marker.parse(text);
            boolean holds = marker.evaluate(LINUX, EXTRAS);
            assertThat(marker.not().evaluate(LINUX, EXTRAS)).isNotEqualTo(holds);
            assertThat(marker.not().not()).isEqualTo(marker);
            assertThat(marker.and(marker.not()).isFalse()).isTrue();
            if (!marker.isTrue() && !marker.isFalse()) {
                Marker again = Marker.parse(marker.toString());
                assertThat(again.evaluate(LINUX, EXTRAS)).isEqualTo(holds);
                assertThat(again).hasToString(marker.toString());
            }
        } catch (MalformedMarker e) {
            assertThat(e.position()).isBetween(0, text.length());
        }
    }
}
