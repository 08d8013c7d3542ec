package dev.postern.files;

import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.index.ReferenceSource;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.DirectReference.Local;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What references name, with the places that {@code tool.uv.sources} of source trees of this machine give to their dependencies: a name
 * that has its place there shall not be asked for at an index.
 */
final class PlacedDependencies implements ReferenceSource {
    private final ReferenceSource places;
    private final Path folder;
    private final Predicate<PackageName> counts;

    /**
     * @param folder absolute; where relative paths begin
     * @param counts the packages whose sources count
     */
    PlacedDependencies(ReferenceSource places, Path folder, Predicate<PackageName> counts) {
        this.places = places;
        this.folder = folder;
        this.counts = counts;
    }

    @Override
    public ReferenceLookup look(DirectReference reference) {
        ReferenceLookup answer = places.look(reference);
        return answer instanceof ReferenceLookup.Found found && found.file().isEmpty() && found.exact() instanceof Local local
                ? placed(found, local)
                : answer;
    }

    @Override
    public void anticipate(DirectReference reference) {
        places.anticipate(reference);
    }

    private ReferenceLookup placed(ReferenceLookup.Found found, Local local) {
        Path root = folder.resolve(local.path()).normalize();
        Path project = local.subdirectory().map(root::resolve).orElse(root).resolve("pyproject.toml").normalize();
        if (!Files.isRegularFile(project)) {
            return found;
        }
        try {
            Map<PackageName, List<SourcePin>> sources = new HashMap<>(ProjectFile.read(project, ShownPath.of(project, folder)).sources());
            sources.keySet().removeIf(counts.negate());
            return sources.isEmpty() ? found
                    : new ReferenceLookup.Found(placed(found.metadata(), new SourceLowering(sources)), found.exact(), found.file());
        } catch (UnusableFile malformed) {
            return new ReferenceLookup.Invalid(String.valueOf(malformed.getMessage()));
        }
    }

    private static CoreMetadata placed(CoreMetadata metadata, SourceLowering sources) {
        Origin origin = new Origin.Project(Optional.of(metadata.name()), "pyproject.toml", 0, Optional.empty(), Optional.empty());
        List<Requirement> placed = metadata.requiresDist().stream()
                .flatMap(requirement -> sources.lower(List.of(new RequirementsFile.Entry(requirement, origin, List.of())),
                        extraOf(requirement, metadata), Optional.empty()).stream())
                .map(RequirementsFile.Entry::requirement).toList();
        return new CoreMetadata(metadata.name(), metadata.version(), metadata.metadataVersion(), placed, metadata.requiresPython(),
                metadata.providesExtra(), metadata.dynamic());
    }

    /** The extra without which the requirement never holds. */
    private static Optional<ExtraName> extraOf(Requirement requirement, CoreMetadata metadata) {
        return requirement.marker().withoutAnyExtra().isFalse()
                ? metadata.providesExtra().stream().filter(extra -> !requirement.marker().assumeExtra(extra, true).isFalse()).findFirst()
                : Optional.empty();
    }
}
