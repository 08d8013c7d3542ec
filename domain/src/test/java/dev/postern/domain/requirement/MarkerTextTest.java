package dev.postern.domain.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Normal forms. All but the last group are what uv 0.13.9 prints with {@code --universal}. */
class MarkerTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "python_version >= '3.0' and python_version < '4' | python_full_version >= '3' and python_full_version < '4'",
        "os_name == 'nt' or python_version < '3.8' | python_full_version < '3.8' or os_name == 'nt'",
        "platform_system == 'Windows' or os_name == 'nt' | os_name == 'nt' or sys_platform == 'win32'",
        "sys_platform != 'win32' and sys_platform != 'darwin' | sys_platform != 'darwin' and sys_platform != 'win32'",
        "python_full_version != '3.9.1' | python_full_version != '3.9.1'",
        "python_version != '3.9' and python_version != '3.11' | python_full_version < '3.9' or python_full_version == '3.10.*' or python_full_version >= '3.12'",
        "os_name == 'nt' and sys_platform == 'linux' or python_version < '3.8' | python_full_version < '3.8'",
        "implementation_name == 'cpython' and python_version < '3.9' or sys_platform == 'linux' and platform_machine != 'aarch64' | (python_full_version < '3.9' and implementation_name == 'cpython') or (platform_machine != 'aarch64' and sys_platform == 'linux')",
        "os_name == 'nt' and platform_system != 'Linux' | os_name == 'nt'",
        "(python_version < '3.10' or os_name == 'posix') or (platform_system != 'Windows' or python_full_version <= '3.10.2') | python_full_version <= '3.10.2' or sys_platform != 'win32'",
        "(platform_system == 'Linux' or python_version != '3.10' or platform_machine == 'arm64') or ('x' in sys_platform or 'nux' in sys_platform) | python_full_version != '3.10.*' or platform_machine == 'arm64' or sys_platform == 'linux' or 'nux' in sys_platform or 'x' in sys_platform",
        "(platform_machine not in 'x86_64 arm64' and python_full_version != '3.9.1') or python_version ~= '3.8' | (python_full_version >= '3.8' and python_full_version < '4') or platform_machine not in 'x86_64 arm64'",
        "platform_machine not in 'x86_64 arm64' or (python_version <= '3.11' or (os_name != 'nt' and sys_platform != 'linux')) | python_full_version < '3.12' or (os_name != 'nt' and sys_platform != 'linux') or platform_machine not in 'x86_64 arm64'",
        "'' == os_name | os_name == ''",
        "extra == 'b' and 'c' in extras and os_name == 'nt' and implementation_version > '1' | implementation_version > '1' and os_name == 'nt' and 'c' in extras and extra == 'b'",
        "sys_platform == 'win32' and (python_version < '3.8' or platform_machine == 'x') | (python_full_version < '3.8' and sys_platform == 'win32') or (platform_machine == 'x' and sys_platform == 'win32')"})
    void a_marker_is_printed_in_its_normal_form(String marker, String printed) {
        assertThat(Marker.parse(marker)).hasToString(printed);
        assertThat(Marker.parse(printed)).isEqualTo(Marker.parse(marker));
    }
}
