package dev.postern.http;

/** Sizes and limits, in bytes, and how they are said. */
final class Sizes {

    static final long MIB = 1L << 20;

    /** A project page, decoded. */
    static final long PAGE = 64 * MIB;

    /** A METADATA or PKG-INFO text, decoded. */
    static final long METADATA = 8 * MIB;

    /** The central directory of a wheel. */
    static final long DIRECTORY = 32 * MIB;

    /** A wheel or source distribution that has to be downloaded whole. */
    static final long DISTRIBUTION = 2048 * MIB;

    /** What is unpacked of a source distribution while its PKG-INFO is looked for. */
    static final long UNPACKED = 1024 * MIB;

    private Sizes() {}

    static String text(long bytes) {
        if (bytes >= 10 * MIB) {
            return (bytes / MIB) + " MiB";
        }
        return bytes >= 10_240 ? (bytes / 1024) + " KiB" : bytes + " bytes";
    }
}
