package dev.postern.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.environment.MarkerVariable;
import dev.postern.domain.environment.Platform;
import dev.postern.domain.version.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostMachineTest {
    @TempDir private Path folder;

    @Test
    void the_banner_of_glibc_names_its_version() throws IOException {
        Path library = folder.resolve("lib/libc.so.6");
        Files.createDirectories(library.getParent());
        Files.writeString(library, "\u007fELF\0\0GNU C Library (Example GLIBC 2.31-0) stable release version 2.31.\nCopyright",
                StandardCharsets.ISO_8859_1);
        loaded(library);
        assertThat(library().describe()).isEqualTo("glibc 2.31");
    }

    @Test
    void the_loader_of_musl_says_its_version() throws IOException {
        Path loader = folder.resolve("lib/ld-musl-x86_64.so.1");
        Files.createDirectories(loader.getParent());
        Files.writeString(loader, "#!/bin/sh\necho 'musl libc (x86_64)' >&2\necho 'Version 1.2.4' >&2\nexit 1\n");
        Files.setPosixFilePermissions(loader, PosixFilePermissions.fromString("rwxr-xr-x"));
        loaded(loader);
        assertThat(library().describe()).isEqualTo("musl 1.2");
    }

    @Test
    void an_unknown_library_says_nothing() throws IOException {
        loaded(folder.resolve("lib/libm.so.6"));
        assertThat(library().describe()).isEmpty();
    }

    @Test
    void a_version_without_an_interpreter_gets_the_markers_of_cpython() {
        var interpreter = new Interpreters().cpython(Version.parse("3.12"), settings());
        assertThat(interpreter.markers().get(MarkerVariable.PYTHON_FULL_VERSION)).isEqualTo("3.12.0");
        assertThat(interpreter.markers().get(MarkerVariable.IMPLEMENTATION_VERSION)).isEqualTo("3.12.0");
        assertThat(interpreter.markers().get(MarkerVariable.SYS_PLATFORM)).isNotEmpty();
        assertThat(interpreter.tags()).isNotNull();
    }

    @Test
    void the_machine_decides_the_tags_of_windows_and_linux() {
        assertThat(new PlatformReport("win32", "AMD64", 64, "", "").platform()).isEqualTo(new Platform.Windows("x86_64"));
        assertThat(new PlatformReport("win32", "AMD64", 32, "", "").platform()).isEqualTo(new Platform.Windows("x86"));
        assertThat(new PlatformReport("linux", "x86_64", 32, "glibc 2.17", "").platform())
                .isEqualTo(new Platform.Manylinux(2, 17, "i686"));
        assertThat(new PlatformReport("linux", "aarch64", 64, "", "").platform()).isEqualTo(new Platform.PlainLinux("aarch64"));
        assertThat(new PlatformReport("darwin", "arm64", 64, "", "14.5").platform()).isEqualTo(new Platform.MacOs(14, 5, "arm64"));
        assertThat(new PlatformReport("freebsd14", "amd64", 64, "", "").platform()).isEqualTo(new Platform.Other("freebsd14_amd64"));
    }

    private void loaded(Path library) throws IOException {
        Files.writeString(folder.resolve("maps"), "7f00-7f01 r-xp 0 00:00 0  [vdso]\n7f02-7f03 r-xp 0 fe:00 33   " + library + "\n");
    }

    private LinuxLibrary library() {
        var process = new BoundedProcess(Map.of("PATH", "/usr/bin:/bin"), folder, Duration.ofSeconds(30), 4096);
        return new LinuxLibrary(folder.resolve("maps"), new Recollection(Optional.of(folder.resolve("cache"))), process);
    }

    private PythonSettings settings() {
        return new PythonSettings(folder, List.of(), List.of(), Map.of(), Optional.empty(), Duration.ofSeconds(30));
    }
}
