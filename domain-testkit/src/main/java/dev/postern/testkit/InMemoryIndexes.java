package dev.postern.testkit;

import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.MalformedMetadata;
import dev.postern.domain.index.DistributionLookup;
import dev.postern.domain.index.DistributionSource;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.MetadataSource;
import dev.postern.domain.index.PackageIndex;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * A {@link PackageUniverse} behind the domain's ports, with a log of what was asked. Anticipated look-ups are answered at
 * once on the caller's thread.
 */
public final class InMemoryIndexes implements PackageIndex, MetadataSource, DistributionSource, ServedUniverse {

    /** A question that reached an index: for a page, or for the metadata of a file. */
    public record Request(String index, String subject) {}

    private record Question(Index index, PackageName project) {}

    private final PackageUniverse universe;
    private final ConcurrentMap<Question, ProjectLookup> ahead = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, URI> fetched = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();

    InMemoryIndexes(PackageUniverse universe) {
        this.universe = universe;
    }

    /** Joins the look-up that was started ahead, if one was; another one after that is a question of its own. */
    @Override
    public ProjectLookup lookup(Index index, PackageName project) {
        ProjectLookup answer = ahead.remove(new Question(index, project));
        return answer == null ? ask(index, project) : answer;
    }

    @Override
    public void anticipate(Index index, PackageName project, Consumer<ProjectLookup> then) {
        then.accept(ahead.computeIfAbsent(new Question(index, project), question -> ask(index, project)));
    }

    private ProjectLookup ask(Index index, PackageName project) {
        requests.add(new Request(index.displayName(), project.text()));
        return at(index).map(known -> known.answer(project))
                .orElseGet(() -> new ProjectLookup.Unreadable("the test's universe has no `" + index.location() + "`"));
    }

    /** As those of folders, the names of an index that lies on this machine are known without a question. */
    @Override
    public Collection<PackageName> names(Index index) {
        return index.isLocal() ? at(index).map(UniverseIndex::projects).orElse(List.of()) : List.of();
    }

    @Override
    public boolean provesAccess(Index index) {
        return at(index).filter(UniverseIndex::isLettingIn).isPresent();
    }

    @Override
    public MetadataLookup metadata(Index index, Distribution distribution) {
        String filename = distribution.filename().text();
        requests.add(new Request(index.displayName(), filename));
        return at(index).flatMap(known -> known.file(filename)).map(InMemoryIndexes::metadata)
                .orElseGet(() -> new MetadataLookup.Invalid("`" + filename + "` does not exist"));
    }

    /** The bytes of a file, put into a folder of the machine until the process ends. */
    @Override
    public DistributionLookup fetch(Index index, Distribution distribution) {
        String filename = distribution.filename().text();
        Optional<UniverseFile> file = at(index).flatMap(known -> known.file(filename));
        if (file.isEmpty()) {
            return new DistributionLookup.Unreachable(OptionalInt.of(404), "`" + filename + "` does not exist");
        }
        boolean agrees = distribution.digests().isEmpty() || distribution.digests().contains(file.get().digest());
        return agrees ? new DistributionLookup.Fetched(fetched.computeIfAbsent(file.get().digest() + filename, _ -> put(file.get())),
                file.get().digest())
                : new DistributionLookup.HashMismatch(
                        "`" + filename + "` has the digest " + file.get().digest() + ", not one of " + distribution.digests());
    }

    private static URI put(UniverseFile file) {
        try {
            Path folder = Files.createTempDirectory("universe-");
            folder.toFile().deleteOnExit();
            Path place = folder.resolve(file.filename());
            place.toFile().deleteOnExit();
            return Files.write(place, file.bytes()).toUri();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was asked so far, in order. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The projects whose pages this index was asked for, in order. */
    public List<String> asked(String index) {
        return requests.stream().filter(request -> request.index().equals(index)).map(Request::subject).toList();
    }

    @Override
    public PackageIndex packages() {
        return this;
    }

    @Override
    public MetadataSource metadata() {
        return this;
    }

    @Override
    public DistributionSource files() {
        return this;
    }

    @Override
    public Index index(String name) {
        return universe.indexValue(name);
    }

    @Override
    public void close() {
        requests.clear();
    }

    private Optional<UniverseIndex> at(Index index) {
        return universe.indexes().stream().filter(known -> known.index().isSamePlaceAs(index)).findFirst();
    }

    private static MetadataLookup metadata(UniverseFile file) {
        return file.release().metadataAnswer().orElseGet(() -> {
            try {
                return new MetadataLookup.Available(CoreMetadata.parse(file.release().metadataText()));
            } catch (MalformedMetadata e) {
                return new MetadataLookup.Invalid(String.valueOf(e.getMessage()));
            }
        });
    }
}
