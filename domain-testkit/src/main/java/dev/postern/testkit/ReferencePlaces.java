package dev.postern.testkit;

import dev.postern.domain.index.ReferenceSource;
import dev.postern.domain.requirement.DirectReference;

/** Places of one kind, such as files behind URLs, folders or repositories, and a {@link ReferenceSource} that can look at them. */
public interface ReferencePlaces extends AutoCloseable {

    ReferenceSource source();

    /** Puts a package somewhere, as one of its {@link UniverseRelease#files} or as a tree with its {@link UniverseRelease#projectText}. */
    DirectReference put(UniverseRelease release);

    /** Puts something there that is no package. */
    DirectReference putNonsense();

    /** A reference of the same kind to a place where nothing is. */
    DirectReference nowhere();

    @Override
    void close();
}
