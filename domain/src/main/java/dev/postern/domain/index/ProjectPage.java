package dev.postern.domain.index;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One index's page of one project. It keeps the raw files and reads them as late as it can: the file names are scanned on
 * the first question about versions, each distinct version text is parsed once, and a file's details are parsed when its
 * version is asked for. Files of other projects, and files whose name, URL or {@code Requires-Python} nobody can read, are
 * skipped, never fatal. Safe for concurrent callers.
 */
public final class ProjectPage {

    private final Index index;
    private final PackageName project;
    private final URI base;
    private final PageFiles files;
    private final AtomicReference<@Nullable PageListing> listing = new AtomicReference<>();

    private ProjectPage(Index index, PackageName project, URI base, PageFiles files) {
        this.index = index;
        this.project = project;
        this.base = base;
        this.files = files;
    }

    /**
     * A page as it was received.
     *
     * @param base what relative URLs of files are relative to: the final address of the page
     */
    public static ProjectPage of(Index index, PackageName project, URI base, List<PageFile> files) {
        return of(index, project, base, PageFiles.of(files));
    }

    /** The same, with files that stay packed until they are looked at. */
    public static ProjectPage of(Index index, PackageName project, URI base, PageFiles files) {
        return new ProjectPage(index, project, base, files);
    }

    public Index index() {
        return index;
    }

    public PackageName project() {
        return project;
    }

    public URI base() {
        return base;
    }

    /** The files as received, in page order, those of other projects included. */
    public List<PageFile> files() {
        return files.asList();
    }

    /** The versions that have a file here, ascending. */
    public List<Version> versions() {
        return listing().versions();
    }

    /** The readable files of this version in page order; empty if there are none. */
    public List<Distribution> distributions(Version version) {
        return listing().distributions(version);
    }

    /** Whether no file on it belongs to a version of this project. */
    public boolean isEmpty() {
        return versions().isEmpty();
    }

    /** Whether it lists anything at all, readable or not. */
    public boolean listsFiles() {
        return files.size() > 0;
    }

    /** The same page with only some of its files, as a page of another index. */
    ProjectPage with(Index other, List<PageFile> kept) {
        return new ProjectPage(other, project, base, PageFiles.of(kept));
    }

    private PageListing listing() {
        PageListing known = listing.get();
        if (known != null) {
            return known;
        }
        PageListing scanned = PageListing.scan(project, base, files);
        PageListing winner = listing.compareAndExchange(null, scanned);
        return winner == null ? scanned : winner;
    }

    @Override
    public String toString() {
        return "page of `" + project + "` with " + files.size() + " files from " + index;
    }
}
