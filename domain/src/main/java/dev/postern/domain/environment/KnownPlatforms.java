package dev.postern.domain.environment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of platforms, in the order in which help texts list them. */
final class KnownPlatforms {
    private static final String X86_64 = "x86_64";
    private static final String AARCH64 = "aarch64";
    private static final Map<String, Platform> BY_NAME = byName();

    private KnownPlatforms() {}

    static @Nullable Platform named(String name) {
        return BY_NAME.get(name);
    }

    static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    private static Map<String, Platform> byName() {
        Map<String, Platform> names = new LinkedHashMap<>();
        names.put("windows", new Platform.Windows(X86_64));
        names.put("linux", new Platform.Manylinux(2, 28, X86_64));
        names.put("macos", new Platform.MacOs(13, 0, "arm64"));
        names.put("x86_64-pc-windows-msvc", new Platform.Windows(X86_64));
        names.put("aarch64-pc-windows-msvc", new Platform.Windows(AARCH64));
        names.put("i686-pc-windows-msvc", new Platform.Windows("x86"));
        names.put("x86_64-unknown-linux-gnu", new Platform.Manylinux(2, 28, X86_64));
        names.put("aarch64-apple-darwin", new Platform.MacOs(13, 0, "arm64"));
        names.put("x86_64-apple-darwin", new Platform.MacOs(13, 0, X86_64));
        names.put("aarch64-unknown-linux-gnu", new Platform.Manylinux(2, 28, AARCH64));
        names.put("aarch64-unknown-linux-musl", new Platform.Musllinux(1, 2, AARCH64));
        names.put("x86_64-unknown-linux-musl", new Platform.Musllinux(1, 2, X86_64));
        names.put("riscv64-unknown-linux", new Platform.Manylinux(2, 39, "riscv64"));
        addManylinux(names, X86_64);
        addManylinux(names, AARCH64);
        names.put("aarch64-linux-android", new Platform.Android(24, "arm64_v8a"));
        names.put("x86_64-linux-android", new Platform.Android(24, X86_64));
        names.put("wasm32-pyodide2024", new Platform.Pyodide(2024, 0));
        names.put("wasm32-pyodide2025", new Platform.Pyodide(2025, 0));
        names.put("arm64-apple-ios", new Platform.Ios(13, 0, "arm64_iphoneos"));
        names.put("arm64-apple-ios-simulator", new Platform.Ios(13, 0, "arm64_iphonesimulator"));
        names.put("x86_64-apple-ios-simulator", new Platform.Ios(13, 0, "x86_64_iphonesimulator"));
        return names;
    }

    private static void addManylinux(Map<String, Platform> names, String machine) {
        names.put(machine + "-manylinux2014", new Platform.Manylinux(2, 17, machine));
        for (int glibc : new int[] {17, 28, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40}) {
            names.put(machine + "-manylinux_2_" + glibc, new Platform.Manylinux(2, glibc, machine));
        }
    }
}
