package dev.postern.testkit;

import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.DistributionFilename;
import dev.postern.domain.distribution.MalformedMetadata;
import dev.postern.domain.distribution.MetadataAdvert;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.index.ReferenceSource;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.DirectReference.Archive;
import dev.postern.domain.requirement.DirectReference.Git;
import dev.postern.domain.requirement.DirectReference.Local;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Packages at direct references, with a log of what was looked at. A reference whose last part is the name of a wheel or source archive is
 * a file; of a repository each package has a commit of its own.
 */
public final class InMemoryReferences implements ReferenceSource {
    private static final int COMMIT_DIGITS = 40;

    private final List<Place> places;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** @param places what is added to the list later is there, too */
    InMemoryReferences(List<Place> places) {
        this.places = places;
    }

    /** Something to look at. */
    record Place(DirectReference reference, Supplier<ReferenceLookup> answer) {

        static Place of(DirectReference reference, UniverseRelease release) {
            return new Place(reference, () -> found(reference, release));
        }

        boolean isAt(DirectReference other) {
            return reference.isSameAs(other) || reference instanceof Git here && other instanceof Git there && isCommitOf(here, there);
        }

        private boolean isCommitOf(Git here, Git there) {
            return there.revision().isPresent() && answer.get() instanceof ReferenceLookup.Found found
                    && found.exact() instanceof Git exact && exact.revision().equals(there.revision())
                    && here.repository().equals(there.repository()) && here.subdirectory().equals(there.subdirectory());
        }
    }

    @Override
    public ReferenceLookup look(DirectReference reference) {
        requests.add(reference.text());
        return places.stream().filter(place -> place.isAt(reference)).map(place -> checked(reference, place.answer().get())).findFirst()
                .orElseGet(() -> new ReferenceLookup.Missing("the test's universe has nothing there"));
    }

    /** What was looked at so far, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The hashes of the reference that was asked for count, whatever those of an equal one are. */
    private static ReferenceLookup checked(DirectReference asked, ReferenceLookup answer) {
        if (!(answer instanceof ReferenceLookup.Found(CoreMetadata metadata, DirectReference exact, Optional<Distribution> file, var _))) {
            return answer;
        }
        for (Map.Entry<String, String> hash : hashes(asked).entrySet()) {
            if (file.isPresent() && file.get().digests().stream()
                    .anyMatch(digest -> digest.algorithm().text().equals(hash.getKey()) && !digest.hex().equals(hash.getValue()))) {
                return new ReferenceLookup.HashMismatch(hash.getKey() + " is not `" + hash.getValue() + "`");
            }
        }
        return new ReferenceLookup.Found(metadata, asked instanceof Git ? exact : asked, file);
    }

    private static Map<String, String> hashes(DirectReference reference) {
        return switch (reference) {
            case Archive archive -> archive.hashes();
            case Local local -> local.hashes();
            case Git _ -> Map.of();
        };
    }

    private static ReferenceLookup found(DirectReference reference, UniverseRelease release) {
        try {
            return new ReferenceLookup.Found(CoreMetadata.parse(release.metadataText()), exact(reference, release),
                    file(reference, release));
        } catch (MalformedMetadata e) {
            return new ReferenceLookup.Invalid(String.valueOf(e.getMessage()));
        }
    }

    private static DirectReference exact(DirectReference reference, UniverseRelease release) {
        if (!(reference instanceof Git git)) {
            return reference;
        }
        String commit = new UniverseFile(release, "commit.tar.gz").digest().hex().substring(0, COMMIT_DIGITS);
        return git.at(commit);
    }

    private static Optional<Distribution> file(DirectReference reference, UniverseRelease release) {
        URI url = switch (reference) {
            case Archive archive -> archive.location();
            case Local local -> Path.of(local.path()).toUri();
            case Git git -> git.repository();
        };
        String path = String.valueOf(url.getPath());
        return reference instanceof Git ? Optional.empty()
                : DistributionFilename.tryParse(path.substring(path.lastIndexOf('/') + 1), release.project())
                        .map(name -> new Distribution(name, url, List.of(new UniverseFile(release, name.text()).digest()), Optional.empty(),
                                Optional.empty(), OptionalLong.empty(), Optional.empty(), MetadataAdvert.NONE));
    }
}
