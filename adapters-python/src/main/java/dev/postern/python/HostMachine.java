package dev.postern.python;

import dev.postern.domain.environment.Interpreter;
import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.environment.PythonBuild;
import dev.postern.domain.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * This machine as the usual CPython would describe it, found without any interpreter: for those who name a Python version
 * and mean the platform that they sit at.
 */
final class HostMachine {
    private static final Path PROC = Path.of("/proc");

    private final PythonSettings settings;
    private final Recollection memory;

    HostMachine(PythonSettings settings, Recollection memory) {
        this.settings = settings;
        this.memory = memory;
    }

    /** A CPython of that version on this machine. */
    Interpreter cpython(Version version) {
        String system = system(System.getProperty("os.name", ""));
        String machine = machine(system, System.getProperty("os.arch", ""));
        var report = new PlatformReport(system, machine, 64, libc(system), System.getProperty("os.version", ""));
        var markers = MarkerEnvironment.of(markers(system, machine)).withPython(version);
        return new Interpreter(markers, PythonBuild.cpython((int) version.major(), (int) version.minor()),
                report.platform());
    }

    private Map<String, String> markers(String system, String machine) {
        var markers = new HashMap<String, String>();
        markers.put("os_name", system.equals("win32") ? "nt" : "posix");
        markers.put("sys_platform", system);
        markers.put("platform_machine", machine);
        markers.put("platform_system", switch (system) {
            case "darwin" -> "Darwin";
            case "win32" -> "Windows";
            case "linux" -> "Linux";
            default -> System.getProperty("os.name", "");
        });
        markers.put("platform_release", kernel("osrelease"));
        markers.put("platform_version", kernel("version"));
        markers.put("implementation_name", "cpython");
        markers.put("platform_python_implementation", "CPython");
        markers.put("implementation_version", "3.0.0");
        markers.put("python_full_version", "3.0.0");
        return markers;
    }

    private String libc(String system) {
        if (!system.equals("linux")) {
            return "";
        }
        var process = new BoundedProcess(settings.environment(), settings.workingDirectory(), settings.timeLimit(), 4096);
        return new LinuxLibrary(PROC.resolve("self/maps"), memory, process).describe();
    }

    private String kernel(String file) {
        try {
            return Files.readString(PROC.resolve("sys/kernel/" + file)).strip();
        } catch (IOException elsewhere) {
            return file.equals("osrelease") ? System.getProperty("os.version", "") : "";
        }
    }

    private static String system(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "darwin";
        }
        return name.startsWith("windows") ? "win32" : name;
    }

    private static String machine(String system, String osArch) {
        return switch (osArch) {
            case "amd64" -> system.equals("win32") ? "AMD64" : "x86_64";
            case "aarch64" -> switch (system) {
                case "darwin" -> "arm64";
                case "win32" -> "ARM64";
                default -> "aarch64";
            };
            default -> osArch;
        };
    }
}
