package dev.postern.domain.environment;

import java.util.EnumMap;
import java.util.Map;

/** The marker values that a platform decides (PEP 508); empty where nobody can know them beforehand. */
final class PlatformMarkers {
    private PlatformMarkers() {}

    static Map<MarkerVariable, String> of(Platform platform) {
        return switch (platform) {
            case Platform.Manylinux linux -> posix("linux", "Linux", linux.machine());
            case Platform.Musllinux linux -> posix("linux", "Linux", linux.machine());
            case Platform.PlainLinux linux -> posix("linux", "Linux", linux.machine());
            case Platform.MacOs mac -> posix("darwin", "Darwin", mac.machine());
            case Platform.Windows windows -> values("nt", "win32", "Windows", windowsMachine(windows.machine()));
            case Platform.Android android -> posix("android", "Android", androidMachine(android.abi()));
            case Platform.Ios ios -> posix("ios", "iOS", ios.multiarch().substring(0, Math.max(0, ios.multiarch().lastIndexOf('_'))));
            case Platform.Pyodide pyodide -> pyodide(pyodide);
            case Platform.Other _ -> posix("", "", "");
        };
    }

    private static Map<MarkerVariable, String> posix(String sysPlatform, String system, String machine) {
        return values("posix", sysPlatform, system, machine);
    }

    private static Map<MarkerVariable, String> values(String os, String sysPlatform, String system, String machine) {
        Map<MarkerVariable, String> values = new EnumMap<>(MarkerVariable.class);
        values.put(MarkerVariable.OS_NAME, os);
        values.put(MarkerVariable.SYS_PLATFORM, sysPlatform);
        values.put(MarkerVariable.PLATFORM_SYSTEM, system);
        values.put(MarkerVariable.PLATFORM_MACHINE, machine);
        values.put(MarkerVariable.PLATFORM_RELEASE, "");
        values.put(MarkerVariable.PLATFORM_VERSION, "");
        return values;
    }

    private static Map<MarkerVariable, String> pyodide(Platform.Pyodide pyodide) {
        Map<MarkerVariable, String> values = posix("emscripten", "Emscripten", "wasm32");
        values.put(MarkerVariable.PLATFORM_RELEASE, pyodide.year() <= 2024 ? "3.1.58" : "4.0.9");
        values.put(MarkerVariable.PLATFORM_VERSION, "#1");
        return values;
    }

    private static String windowsMachine(String machine) {
        return switch (machine) {
            case "x86_64" -> "AMD64";
            case "aarch64" -> "ARM64";
            default -> machine;
        };
    }

    private static String androidMachine(String abi) {
        return switch (abi) {
            case "arm64_v8a" -> "aarch64";
            case "armeabi_v7a" -> "armv7l";
            case "x86" -> "i686";
            default -> abi;
        };
    }
}
