package dev.postern.domain.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.environment.TargetEnvironment;
import dev.postern.domain.environment.TargetPlatform;
import dev.postern.domain.version.Version;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadmeExampleTest {
    // README begins
    static boolean isMet(String requirement, String version, String platform, String python) {
        TargetEnvironment.Single target = TargetEnvironment.Single.of(TargetPlatform.parse(platform), Version.parse(python));
        Requirement asked = Requirement.parse(requirement);
        return !asked.marker().evaluate(target.markers(), Set.of()) || asked.specifiers().contains(Version.parse(version));
    }
    // README ends

    @Test
    void the_example_works() {
        assertThat(isMet("acme>=1,<2 ; python_version >= '3.9'", "1.4", "linux", "3.12")).isTrue();
        assertThat(isMet("acme>=1,<2 ; python_version >= '3.9'", "2.0", "linux", "3.12")).isFalse();
        assertThat(isMet("acme>=1,<2 ; sys_platform == 'win32'", "2.0", "linux", "3.12")).isTrue();
    }
}
