package dev.postern.http;

import dev.postern.domain.index.ProjectLookup;
import java.net.URI;

/** A page before it belongs to a project: a flat page holds the files of many. */
sealed interface PageLookup {

    /**
     * Here it is.
     *
     * @param base what the files' addresses are relative to
     */
    record Page(URI base, PackedPage files) implements PageLookup {}

    /** There is none, for this reason. */
    record NoPage(ProjectLookup reason) implements PageLookup {}
}
