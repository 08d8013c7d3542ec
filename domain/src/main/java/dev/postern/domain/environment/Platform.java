package dev.postern.domain.environment;

import java.util.List;

/** What a binary wheel must have been built for to run here: operating system, its version, and machine. */
public sealed interface Platform {

    /** Linux with a glibc of at least that version (PEP 600). The machine is spelled as {@code uname -m} does. */
    record Manylinux(int major, int minor, String machine) implements Platform {}

    /** Linux with a musl of at least that version (PEP 656). */
    record Musllinux(int major, int minor, String machine) implements Platform {}

    /** Linux that takes only wheels built for it: an unknown C library, or {@code _manylinux} that refuses. */
    record PlainLinux(String machine) implements Platform {}

    /** macOS of at least that version; the machine is {@code arm64} or {@code x86_64}. */
    record MacOs(int major, int minor, String machine) implements Platform {}

    /** Windows; the machine is {@code x86_64}, {@code aarch64} or {@code x86}. */
    record Windows(String machine) implements Platform {}

    /** Android of at least that API level (PEP 738); the binary interface is spelled as in tags, such as {@code arm64_v8a}. */
    record Android(int apiLevel, String abi) implements Platform {}

    /** iOS of at least that version (PEP 730); the architecture is spelled as in tags, such as {@code arm64_iphoneos}. */
    record Ios(int major, int minor, String multiarch) implements Platform {}

    /** CPython compiled to WebAssembly by Pyodide (PEP 783), named by the year of its binary interface. */
    record Pyodide(int year, int patch) implements Platform {}

    /** Any other system, which has one tag: {@code sysconfig.get_platform()} in lower case with {@code _} for {@code -} and {@code .}. */
    record Other(String tag) implements Platform {}

    /** The platform parts of the tags that run here, best first, {@code any} not among them. */
    default List<String> tags() {
        return PlatformTags.of(this);
    }
}
