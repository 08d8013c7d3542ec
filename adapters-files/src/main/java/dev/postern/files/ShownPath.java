package dev.postern.files;

import java.nio.file.Path;

/** How messages name a file: relative to the working folder if it lies below it, else in full. */
final class ShownPath {

    private ShownPath() {}

    static String of(Path file, Path workingFolder) {
        Path plain = file.normalize();
        Path folder = workingFolder.normalize();
        return plain.startsWith(folder) && !plain.equals(folder) ? folder.relativize(plain).toString() : plain.toString();
    }
}
