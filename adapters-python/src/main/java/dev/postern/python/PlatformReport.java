package dev.postern.python;

import dev.postern.domain.environment.Platform;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a platform from what an interpreter or this machine says.
 *
 * @param system the marker variable {@code sys_platform}
 * @param machine the marker variable {@code platform_machine}
 * @param pointerBits 32 or 64: a 32-bit interpreter on a 64-bit kernel needs 32-bit wheels
 * @param libc such as {@code glibc 2.36} or {@code musl 1.2.4}; empty where unknown
 * @param macos the version of macOS; empty elsewhere
 */
record PlatformReport(String system, String machine, int pointerBits, String libc, String macos) {
    private static final Pattern TWO_NUMBERS = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})");

    Platform platform() {
        if (system.startsWith("linux")) {
            return linux();
        }
        if (system.equals("darwin")) {
            var version = numbers(macos).orElse(new Numbers(11, 0));
            return new Platform.MacOs(version.major(), version.minor(), machine);
        }
        if (system.equals("win32")) {
            return new Platform.Windows(windowsMachine());
        }
        return new Platform.Other((system + "_" + machine).toLowerCase(Locale.ROOT).replaceAll("[-. ]", "_"));
    }

    private Platform linux() {
        String tagMachine = linuxMachine();
        var version = numbers(libc);
        if (version.isEmpty()) {
            return new Platform.PlainLinux(tagMachine);
        }
        return libc.startsWith("musl") ? new Platform.Musllinux(version.get().major(), version.get().minor(), tagMachine)
                : new Platform.Manylinux(version.get().major(), version.get().minor(), tagMachine);
    }

    private String linuxMachine() {
        if (pointerBits == 32) {
            return switch (machine) {
                case "x86_64" -> "i686";
                case "aarch64" -> "armv8l";
                default -> machine;
            };
        }
        return machine;
    }

    private String windowsMachine() {
        return switch (machine.toLowerCase(Locale.ROOT)) {
            case "arm64" -> "aarch64";
            case "amd64", "x86_64" -> pointerBits == 32 ? "x86" : "x86_64";
            default -> "x86";
        };
    }

    private record Numbers(int major, int minor) {}

    private static Optional<Numbers> numbers(String text) {
        Matcher matcher = TWO_NUMBERS.matcher(text);
        return matcher.find()
                ? Optional.of(new Numbers(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }
}
