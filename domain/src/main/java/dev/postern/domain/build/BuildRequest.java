package dev.postern.domain.build;

import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionSpecifiers;
import java.net.URI;
import java.util.Optional;

/**
 * A question to the {@link Builder}.
 *
 * @param source a {@code file:} URL of a source archive or of a tree's folder
 * @param subdirectory where in it the project lies
 * @param name of the project, where something else than the sources tells it; what is built must agree
 * @param version likewise
 * @param requiresPython which Pythons may build it, where something else than the sources tells that
 */
public record BuildRequest(URI source, Optional<String> subdirectory, Optional<PackageName> name, Optional<Version> version,
        Optional<VersionSpecifiers> requiresPython, Goal goal) {

    /** What is wanted. */
    public enum Goal {
        /** Core metadata: static where possible, else built. */
        METADATA,
        WHEEL
    }

    /** How messages call it, such as {@code acme 1.0}; the name of its file where nothing else is known. */
    public String subject() {
        String path = source.getPath().endsWith("/") ? source.getPath().substring(0, source.getPath().length() - 1) : source.getPath();
        return name.map(known -> known + version.map(number -> " " + number).orElse(""))
                .orElseGet(() -> path.substring(path.lastIndexOf('/') + 1));
    }

    /** What makes two builds the same. */
    String identity() {
        return source + "#" + subdirectory.orElse("");
    }
}
