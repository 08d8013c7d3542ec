package dev.postern.domain.build;

import java.net.URI;

/**
 * The root of a project's sources, ready to be read and built.
 *
 * @param folder a {@code file:} URL
 * @param opening tells several openings of one folder apart, for {@link BuildBackend#discard}
 */
public record SourceTree(URI folder, long opening) {

    /** A folder that nobody opened and nobody needs to discard. */
    public static SourceTree at(URI folder) {
        return new SourceTree(folder, 0);
    }
}
