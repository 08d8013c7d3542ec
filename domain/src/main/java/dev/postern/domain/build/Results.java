package dev.postern.domain.build;

import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Requirement;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * What one builder has found out so far, so that nothing is built twice in a run. Nothing here waits for another thread: two that build in
 * a circle would wait for ever.
 */
final class Results {
    private final ConcurrentMap<List<Requirement>, Provision.Ready> provisions = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, URI> wheels = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, MetadataLookup> metadata = new ConcurrentHashMap<>();
    private final ConcurrentMap<DirectReference, ReferenceLookup> references = new ConcurrentHashMap<>();

    /** What provides these, computed if need be. A failure belongs to the build that needs them and is not kept. */
    Provision provision(List<Requirement> requirements, Supplier<Provision> computation) {
        Provision.Ready known = provisions.get(requirements);
        if (known != null) {
            return known;
        }
        Provision computed = computation.get();
        if (computed instanceof Provision.Ready ready) {
            provisions.put(requirements, ready);
        }
        return computed;
    }

    Optional<URI> wheelOf(BuildRequest request) {
        return Optional.ofNullable(wheels.get(request.identity()));
    }

    void wheel(BuildRequest request, URI wheel) {
        wheels.put(request.identity(), wheel);
    }

    /** @param chain the builds that need it: what fails because of them may yet succeed without */
    MetadataLookup metadata(String file, BuildChain chain, Supplier<MetadataLookup> computation) {
        MetadataLookup known = metadata.get(file);
        if (known != null) {
            return known;
        }
        MetadataLookup computed = computation.get();
        if (chain.links().isEmpty() || computed instanceof MetadataLookup.Available) {
            metadata.put(file, computed);
        }
        return computed;
    }

    ReferenceLookup reference(DirectReference reference, BuildChain chain, Supplier<ReferenceLookup> computation) {
        ReferenceLookup known = references.get(reference);
        if (known != null) {
            return known;
        }
        ReferenceLookup computed = computation.get();
        if (chain.links().isEmpty() || computed instanceof ReferenceLookup.Found) {
            references.put(reference, computed);
        }
        return computed;
    }
}
