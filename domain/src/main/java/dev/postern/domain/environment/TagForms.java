package dev.postern.domain.environment;

import java.util.List;

/** Tells parts of tags that some interpreter could accept from those that none knows. */
final class TagForms {
    private static final List<String> PYTHONS = List.of("py", "cp", "pp", "graalpy", "pyston");
    private static final List<String> PLATFORMS = List.of("manylinux", "musllinux_", "linux_", "macosx_", "win", "android_", "ios_",
            "pyodide_", "pyemscripten_", "freebsd_", "netbsd_", "openbsd_", "dragonfly_", "haiku_", "illumos_", "solaris_");

    private TagForms() {}

    static boolean isPython(String part) {
        if (part.equals("none")) {
            return true;
        }
        for (String prefix : PYTHONS) {
            if (part.startsWith(prefix) && isDigits(part, prefix.length(), part.length())) {
                return true;
            }
        }
        return false;
    }

    static boolean isAbi(String part) {
        if (part.equals("none") || part.equals("abi3") || part.equals("abi3t")) {
            return true;
        }
        if (part.startsWith("cp")) {
            return isDigits(part, 2, endOfDigits(part, 2));
        }
        return part.startsWith("pypy") || part.startsWith("graalpy") || part.startsWith("pyston");
    }

    static boolean isPlatform(String part) {
        if (part.equals("any")) {
            return true;
        }
        for (String prefix : PLATFORMS) {
            if (part.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a CPython without the global lock can load it. */
    static boolean isFreeThreaded(String abi) {
        return abi.equals("none") || abi.equals("abi3t") || abi.startsWith("cp") && abi.indexOf('t', endOfDigits(abi, 2)) >= 0;
    }

    private static int endOfDigits(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigits(String text, int start, int end) {
        return start < end && endOfDigits(text, start) >= end;
    }
}
