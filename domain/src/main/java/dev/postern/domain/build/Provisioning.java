package dev.postern.domain.build;

import dev.postern.domain.build.BuildRequest.Goal;
import dev.postern.domain.distribution.BuildFailure;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.environment.ProbeOutcome;
import dev.postern.domain.index.DistributionLookup;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.resolution.Demand;
import dev.postern.domain.resolution.Halt;
import dev.postern.domain.resolution.PackageSource;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolutionRequest;
import dev.postern.domain.resolution.ResolvedPackage;
import dev.postern.domain.resolution.Resolver;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns build requirements into wheels: resolves them for the Python that builds, fetches what is a wheel and builds what is not. */
final class Provisioning {
    private static final String PYPROJECT = "pyproject.toml";

    private final Builder builder;
    private final BuildChain chain;

    /** @param chain the builds under way, the one that requires last */
    Provisioning(Builder builder, BuildChain chain) {
        this.builder = builder;
        this.chain = chain;
    }

    Provision provide(List<Requirement> requirements) {
        return requirements.isEmpty() ? new Provision.Ready(List.of())
                : builder.results().provision(requirements, () -> provided(requirements));
    }

    private Provision provided(List<Requirement> requirements) {
        return switch (resolve(requirements)) {
            case Resolution.Resolved resolved -> fetch(resolved.packages());
            case Resolution.Unresolvable(var explanation, var _) ->
                    missing("its build requirements cannot be met: " + String.join(". ", explanation.sentences()));
            case Resolution.Halted(Halt halt, var _) -> halted(halt);
        };
    }

    private Resolution resolve(List<Requirement> requirements) {
        if (!(builder.interpreter() instanceof ProbeOutcome.Found python)) {
            throw new IllegalStateException("a build has begun without a Python");
        }
        Origin origin = new Origin.Project(chain.links().getLast().name(), PYPROJECT, 0, Optional.empty(), Optional.empty());
        BuildSettings settings = builder.settings();
        Demand demand = new Demand(requirements.stream().map(requirement -> new Demand.Asked(requirement, origin)).toList(),
                settings.constraints(), List.of(), Set.of());
        return new Resolver(builder.ports().finder(), new BuildingMetadata(builder, chain), new BuildingReferences(builder, chain)).resolve(
                new ResolutionRequest(demand, Builder.target(python), settings.versions(), settings.files(), settings.places(), true));
    }

    /** A build that failed while requirements were resolved shows its own output. */
    private static Provision halted(Halt halt) {
        BuildFailure inner = halt instanceof Halt.MetadataFailed failed && failed.cause() instanceof MetadataLookup.NotBuilt(var failure)
                ? failure
                : new BuildFailure("", List.of(), Optional.empty());
        return new Provision.Missing(new BuildFailure("its build requirements cannot be had: " + halt.text(), inner.output(),
                inner.command()));
    }

    private Provision fetch(List<ResolvedPackage> packages) {
        List<URI> wheels = new ArrayList<>();
        for (ResolvedPackage needed : packages) {
            Provision fetched = switch (needed.source()) {
                case PackageSource.Listed(Index index, Distribution chosen, var _) -> fetch(index, chosen);
                case PackageSource.Referred referred -> locate(needed, referred.reference());
            };
            switch (fetched) {
                case Provision.Missing missing -> {
                    return missing;
                }
                case Provision.Ready(List<URI> files) -> wheels.addAll(files);
            }
        }
        return new Provision.Ready(wheels);
    }

    private Provision fetch(Index index, Distribution file) {
        String name = file.filename().text();
        return switch (builder.ports().files().fetch(index, file)) {
            case DistributionLookup.Fetched(URI location, var _) when file.isWheel() -> new Provision.Ready(List.of(location));
            case DistributionLookup.Fetched(URI location, var _) -> built(new BuildRequest(location, Optional.empty(),
                    Optional.of(file.filename().name()), Optional.of(file.version()), file.requiresPython(), Goal.WHEEL));
            case DistributionLookup.HashMismatch(String detail) -> unfetched(name, detail);
            case DistributionLookup.Denied(int _, String detail) -> unfetched(name, detail);
            case DistributionLookup.Unreachable(var _, String detail) -> unfetched(name, detail);
            case DistributionLookup.Offline(String detail) -> unfetched(name, detail);
        };
    }

    private Provision locate(ResolvedPackage needed, DirectReference reference) {
        return switch (builder.ports().sources().locate(reference)) {
            case SourceLocation.Wheel wheel -> new Provision.Ready(List.of(wheel.location()));
            case SourceLocation.Sources sources -> built(new BuildRequest(sources.location(), sources.subdirectory(),
                    Optional.of(needed.name()), Optional.of(needed.version()), Optional.empty(), Goal.WHEEL));
            case SourceLocation.Missed _ -> missing("its build requirement `" + needed.name() + " @ " + reference + "` is no longer there");
        };
    }

    private Provision built(BuildRequest request) {
        Optional<URI> known = builder.results().wheelOf(request);
        if (known.isPresent()) {
            return new Provision.Ready(List.of(known.get()));
        }
        return switch (builder.build(request, chain)) {
            case BuildOutcome.Made(URI wheel, var _) -> {
                builder.results().wheel(request, wheel);
                yield new Provision.Ready(List.of(wheel));
            }
            case BuildOutcome.Failed(BuildFailure inner) ->
                    new Provision.Missing(new BuildFailure(unbuilt(request, inner.detail()), inner.output(), inner.command()));
            case BuildOutcome.NotAllowed(String detail) -> missing(unbuilt(request, detail));
            case BuildOutcome.NoProject(String detail) -> missing(unbuilt(request, detail));
            case BuildOutcome.Told _ -> throw new IllegalStateException("a wheel was asked for");
        };
    }

    private static String unbuilt(BuildRequest request, String detail) {
        return "its build requirement `" + request.subject() + "` could not be built: " + detail;
    }

    private static Provision unfetched(String file, String detail) {
        return missing("its build requirement `" + file + "` could not be fetched: " + detail);
    }

    private static Provision missing(String detail) {
        return new Provision.Missing(new BuildFailure(detail, List.of(), Optional.empty()));
    }
}
