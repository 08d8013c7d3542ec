package dev.postern.domain.environment;

import java.util.ArrayList;
import java.util.List;

/** Lists the platform tags that run on a platform, best first (PEP 425, 600, 656, 730, 738, 783). */
final class PlatformTags {
    /** The first macOS that CPython's wheels name. */
    private static final int OLDEST_MACOS_10 = 4;
    /** What later systems call themselves towards programs built for macOS 10. */
    private static final int NEWEST_MACOS_10 = 16;
    private static final int FIRST_MACOS_WITH_MAJOR_RELEASES = 11;
    private static final int OLDEST_ANDROID = 16;
    private static final int OLDEST_IOS = 12;
    /** No iOS has had a higher minor number. */
    private static final int HIGHEST_IOS_MINOR = 9;

    private PlatformTags() {}

    static List<String> of(Platform platform) {
        return List.copyOf(switch (platform) {
            case Platform.Manylinux(int major, int minor, String machine) -> manylinux(major, minor, machine);
            case Platform.Musllinux(int major, int minor, String machine) -> musllinux(major, minor, machine);
            case Platform.PlainLinux(String machine) -> List.of("linux_" + machine);
            case Platform.MacOs(int major, int minor, String machine) -> macOs(major, minor, machine);
            case Platform.Windows(String machine) -> List.of(windows(machine));
            case Platform.Android(int apiLevel, String abi) -> android(apiLevel, abi);
            case Platform.Ios(int major, int minor, String multiarch) -> ios(major, minor, multiarch);
            case Platform.Pyodide(int year, int patch) ->
                    List.of("pyemscripten_" + year + "_" + patch + "_wasm32", "pyodide_" + year + "_" + patch + "_wasm32");
            case Platform.Other(String tag) -> List.of(tag);
        });
    }

    private static List<String> manylinux(int major, int minor, String machine) {
        List<String> tags = new ArrayList<>();
        for (int m = minor; m >= oldestGlibc(machine); m--) {
            tags.add("manylinux_" + major + "_" + m + "_" + machine);
            String legacy = legacyName(m);
            if (!legacy.isEmpty()) {
                tags.add(legacy + "_" + machine);
            }
        }
        tags.add("linux_" + machine);
        return tags;
    }

    /** The name from before PEP 600 for a glibc 2.x, or nothing. */
    private static String legacyName(int minor) {
        return switch (minor) {
            case 17 -> "manylinux2014";
            case 12 -> "manylinux2010";
            case 5 -> "manylinux1";
            default -> "";
        };
    }

    /** The oldest glibc 2.x that wheels for a machine may be built against; none for machines outside the manylinux standard. */
    private static int oldestGlibc(String machine) {
        return switch (machine) {
            case "x86_64", "i686" -> 5;
            case "aarch64", "armv7l", "ppc64", "ppc64le", "s390x" -> 17;
            case "riscv64" -> 31;
            case "loongarch64" -> 36;
            default -> Integer.MAX_VALUE;
        };
    }

    private static List<String> musllinux(int major, int minor, String machine) {
        List<String> tags = new ArrayList<>();
        for (int m = minor; m >= 0; m--) {
            tags.add("musllinux_" + major + "_" + m + "_" + machine);
        }
        tags.add("linux_" + machine);
        return tags;
    }

    private static List<String> macOs(int major, int minor, String machine) {
        List<String> tags = new ArrayList<>();
        for (int m = major; m >= FIRST_MACOS_WITH_MAJOR_RELEASES; m--) {
            addMacOs(tags, m, 0, macFormats(machine));
        }
        List<String> formats = machine.equals("arm64") ? List.of("universal2") : macFormats(machine);
        int newest = major >= FIRST_MACOS_WITH_MAJOR_RELEASES ? NEWEST_MACOS_10 : minor;
        for (int m = newest; m >= OLDEST_MACOS_10; m--) {
            addMacOs(tags, 10, m, formats);
        }
        return tags;
    }

    private static void addMacOs(List<String> tags, int major, int minor, List<String> formats) {
        for (String format : formats) {
            tags.add("macosx_" + major + "_" + minor + "_" + format);
        }
    }

    /** The kinds of binary files that a Mac of that machine runs. */
    private static List<String> macFormats(String machine) {
        return switch (machine) {
            case "arm64" -> List.of("arm64", "universal2");
            case "x86_64" -> List.of("x86_64", "intel", "fat64", "fat3", "universal2", "universal");
            default -> List.of(machine);
        };
    }

    private static String windows(String machine) {
        return switch (machine) {
            case "x86_64" -> "win_amd64";
            case "aarch64" -> "win_arm64";
            case "x86" -> "win32";
            default -> "win_" + machine;
        };
    }

    private static List<String> android(int apiLevel, String abi) {
        List<String> tags = new ArrayList<>();
        for (int level = apiLevel; level >= OLDEST_ANDROID; level--) {
            tags.add("android_" + level + "_" + abi);
        }
        return tags;
    }

    private static List<String> ios(int major, int minor, String multiarch) {
        List<String> tags = new ArrayList<>();
        for (int release = major, newest = minor; release >= OLDEST_IOS; release--, newest = HIGHEST_IOS_MINOR) {
            for (int m = newest; m >= 0; m--) {
                tags.add("ios_" + release + "_" + m + "_" + multiarch);
            }
        }
        return tags;
    }
}
