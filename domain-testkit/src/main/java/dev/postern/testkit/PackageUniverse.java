package dev.postern.testkit;

import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.requirement.DirectReference;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A small world of packages, described in a few words for tests: indexes, and what each lists.
 *
 * <pre>{@code
 * PackageUniverse universe = new PackageUniverse();
 * universe.with("a", "1.0").needs("b>=1").with("b", "1.0");
 * universe.index("private").with("a", "2.0").yanked();
 * }</pre>
 *
 * Files carry Python {@code py3-none-any} wheels and a source distribution unless said otherwise. Not for concurrent use
 * while it is being described.
 */
public final class PackageUniverse {

    /** Name of the index that {@link #with} fills. */
    public static final String DEFAULT = "default";

    private final Map<String, UniverseIndex> indexes = new LinkedHashMap<>();
    private final UniverseIndex elsewhere = new UniverseIndex("elsewhere", URI.create("https://elsewhere.example/"));
    private final List<InMemoryReferences.Place> places = new CopyOnWriteArrayList<>();

    /** Adds a version to the default index. */
    public UniverseRelease with(String project, String version) {
        return index(DEFAULT).with(project, version);
    }

    /** Adds a package that no index lists: it lies at a URL, a path or in a repository ({@link DirectReference}). */
    public UniverseRelease at(String reference, String project, String version) {
        UniverseRelease release = elsewhere.with(project, version);
        at(DirectReference.parse(reference), release);
        return release;
    }

    /** Puts a package that was described elsewhere at that place, too. */
    public void at(DirectReference reference, UniverseRelease release) {
        places.add(InMemoryReferences.Place.of(reference, release));
    }

    /** What looking at a reference answers. */
    public PackageUniverse at(String reference, ReferenceLookup answer) {
        places.add(new InMemoryReferences.Place(DirectReference.parse(reference), () -> answer));
        return this;
    }

    /** The index of this name, made on first use. Order of first use is the order of the search. */
    public UniverseIndex index(String name) {
        return indexes.computeIfAbsent(name, fresh -> new UniverseIndex(fresh, URI.create("https://" + fresh + ".example/simple/")));
    }

    public Collection<UniverseIndex> indexes() {
        return List.copyOf(indexes.values());
    }

    /** All indexes in order of first use; the one named {@value #DEFAULT} is the default index and made if need be. */
    public IndexCatalog catalog() {
        index(DEFAULT);
        return IndexCatalog.of(indexes.values().stream().map(UniverseIndex::index).toList());
    }

    /** The value by which the domain knows the index of this name. */
    public Index indexValue(String name) {
        return index(name).index();
    }

    /** The packages that no index lists, behind the domain's port. */
    public InMemoryReferences references() {
        return new InMemoryReferences(places);
    }

    /** This world behind the domain's ports. */
    public InMemoryIndexes served() {
        return new InMemoryIndexes(this);
    }
}
