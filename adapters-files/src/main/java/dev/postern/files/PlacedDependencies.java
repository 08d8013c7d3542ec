package dev.postern.files;

import dev.postern.domain.build.SourceLocation;
import dev.postern.domain.build.SourceLocator;
import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.index.ReferenceSource;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.DirectReference.Git;
import dev.postern.domain.requirement.DirectReference.Local;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What references name, with what {@code tool.uv.sources} of source trees and repositories say about their dependencies: a name that has its
 * place there, or its index, shall not be asked for at another. Archives say nothing: what is handed out stands for itself, as in uv.
 */
final class PlacedDependencies implements ReferenceSource {
    private static final String PROJECT = "pyproject.toml";

    private final ReferenceSource places;
    private final SourceLocator repositories;
    private final Path folder;
    private final SourceRules rules;
    private final Map<PackageName, Said> said = new ConcurrentHashMap<>();

    /** A pin, and who said it. */
    private record Said(IndexName index, String by) {}

    /**
     * References below a folder.
     *
     * @param repositories where Git trees lie; asked only for what {@code places} found
     * @param folder absolute; where relative paths begin
     */
    PlacedDependencies(ReferenceSource places, SourceLocator repositories, Path folder, SourceRules rules) {
        this.places = places;
        this.repositories = repositories;
        this.folder = folder;
        this.rules = rules;
        rules.pins().forEach((name, index) -> said.put(name, new Said(index, "your own project")));
    }

    /**
     * A source tree.
     *
     * @param shown how messages name it
     * @param repository present where it is a checkout, whose paths are none of this machine
     */
    private record Tree(Path root, Optional<String> subdirectory, String shown, Optional<Git> repository) {
        Path project() {
            return subdirectory.map(root::resolve).orElse(root).resolve(PROJECT).normalize();
        }
    }

    @Override
    public ReferenceLookup look(DirectReference reference) {
        ReferenceLookup answer = places.look(reference);
        if (!(answer instanceof ReferenceLookup.Found found) || found.file().isPresent()) {
            return answer;
        }
        return tree(found.exact()).filter(tree -> Files.isRegularFile(tree.project())).map(tree -> placed(found, tree)).orElse(answer);
    }

    @Override
    public void anticipate(DirectReference reference) {
        places.anticipate(reference);
    }

    private Optional<Tree> tree(DirectReference exact) {
        return switch (exact) {
            case Local local -> {
                Tree tree = new Tree(folder.resolve(local.path()).normalize(), local.subdirectory(), "", Optional.empty());
                yield Optional.of(new Tree(tree.root(), tree.subdirectory(), ShownPath.of(tree.project(), folder), Optional.empty()));
            }
            case Git git -> repositories.locate(git) instanceof SourceLocation.Sources sources
                    ? Optional.of(new Tree(Path.of(sources.location()), git.subdirectory(), PROJECT + " of " + git, Optional.of(git)))
                    : Optional.empty();
            case DirectReference.Archive _ -> Optional.empty();
        };
    }

    private ReferenceLookup placed(ReferenceLookup.Found found, Tree tree) {
        try {
            Map<PackageName, List<SourcePin>> sources = new HashMap<>(ProjectFile.read(tree.project(), tree.shown()).sources());
            sources.keySet().removeIf(rules.counts().negate());
            return sources.isEmpty() ? found
                    : new ReferenceLookup.Found(placed(found.metadata(), new SourceLowering(sources), tree), found.exact(), found.file(),
                            pins(found.metadata(), sources, tree));
        } catch (UnusableFile malformed) {
            return new ReferenceLookup.Invalid(String.valueOf(malformed.getMessage()));
        }
    }

    private static CoreMetadata placed(CoreMetadata metadata, SourceLowering sources, Tree tree) {
        Origin origin = new Origin.Project(Optional.of(metadata.name()), PROJECT, 0, Optional.empty(), Optional.empty());
        List<Requirement> placed = new ArrayList<>();
        for (Requirement requirement : metadata.requiresDist()) {
            sources.lower(List.of(new RequirementsFile.Entry(requirement, origin, List.of())), extraOf(requirement, metadata),
                    Optional.empty()).forEach(entry -> placed.add(inRepository(entry.requirement(), tree)));
        }
        return new CoreMetadata(metadata.name(), metadata.version(), metadata.metadataVersion(), placed, metadata.requiresPython(),
                metadata.providesExtra(), metadata.dynamic());
    }

    /** A path in a checkout is a folder of its repository, at the same commit. */
    private static Requirement inRepository(Requirement requirement, Tree tree) {
        if (tree.repository().isEmpty() || !(requirement.reference().orElse(null) instanceof Local local)) {
            return requirement;
        }
        Path place = tree.root().resolve(local.path()).normalize();
        if (!place.startsWith(tree.root()) || !Files.isDirectory(place)) {
            throw UnusableFile.of(tree.shown(), "the source of `" + requirement.name() + "` is no folder of the repository");
        }
        Git git = tree.repository().get();
        String inside = tree.root().relativize(place).toString();
        String text = "git+" + git.repository() + git.revision().map(commit -> "@" + commit).orElse("");
        return requirement.withReference(new Git(git.repository(), git.revision(), Optional.of(inside).filter(path -> !path.isEmpty()),
                inside.isEmpty() ? text : text + "#subdirectory=" + inside));
    }

    private Map<PackageName, IndexName> pins(CoreMetadata metadata, Map<PackageName, List<SourcePin>> sources, Tree tree) {
        Map<PackageName, IndexName> pins = new HashMap<>();
        for (Requirement requirement : metadata.requiresDist()) {
            for (SourcePin source : sources.getOrDefault(requirement.name(), List.of())) {
                boolean holds = requirement.reference().isEmpty() && source.holdsIn(extraOf(requirement, metadata), Optional.empty())
                        && requirement.marker().and(source.marker()).evaluate(rules.environment(), Set.copyOf(metadata.providesExtra()));
                if (holds && source.index().isPresent()) {
                    pins.put(requirement.name(), checked(requirement.name(), source.index().get(), tree));
                }
            }
        }
        return pins;
    }

    private IndexName checked(PackageName name, IndexName index, Tree tree) {
        if (!rules.declared().test(index)) {
            throw UnusableFile.of(tree.shown(), "the source of `" + name + "` is the index `" + index
                    + "`, which is not declared: declare an index of this name to "
                    + "allow that");
        }
        Said first = said.computeIfAbsent(name, _ -> new Said(index, tree.shown()));
        if (!first.index().equals(index)) {
            throw UnusableFile.of(tree.shown(), "the source of `" + name + "` is the index `" + index + "`, but " + first.by()
                    + " takes it from `" + first.index() + "`");
        }
        return index;
    }

    /** The extra without which the requirement never holds. */
    private static Optional<ExtraName> extraOf(Requirement requirement, CoreMetadata metadata) {
        return requirement.marker().withoutAnyExtra().isFalse()
                ? metadata.providesExtra().stream().filter(extra -> !requirement.marker().assumeExtra(extra, true).isFalse()).findFirst()
                : Optional.empty();
    }
}
