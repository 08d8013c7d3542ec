package dev.postern.domain.build;

import dev.postern.domain.build.BuildRequest.Goal;
import dev.postern.domain.distribution.BuildFailure;
import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.environment.ProbeOutcome;
import dev.postern.domain.environment.TargetEnvironment;
import dev.postern.domain.resolution.Demand;
import dev.postern.domain.version.VersionSpecifiers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes source archives and trees tell their metadata or become wheels (PEP 517). What a build requires is resolved from the indexes that
 * its resolution uses; build requirements that are sources are built first. Safe for concurrent callers as far as its ports are.
 */
public final class Builder {
    private final BuildPorts ports;
    private final BuildSettings settings;
    private final Results results = new Results();
    private final AtomicReference<@Nullable ProbeOutcome> probed = new AtomicReference<>();

    public Builder(BuildPorts ports, BuildSettings settings) {
        this.ports = ports;
        this.settings = settings;
    }

    /** Builds, unless what is wanted can be had without; blocks for as long as that takes. */
    public BuildOutcome build(BuildRequest request) {
        return build(request, BuildChain.EMPTY);
    }

    /** @param chain the builds that need this one */
    BuildOutcome build(BuildRequest request, BuildChain chain) {
        Optional<String> refusal = chain.refusal(request);
        if (refusal.isPresent()) {
            return failed(refusal.get());
        }
        return switch (ports.backend().open(request.source(), request.subdirectory())) {
            case SourceOpening.Refused(String detail) -> new BuildOutcome.NoProject(detail);
            case SourceOpening.Opened(SourceTree tree) -> {
                try {
                    yield opened(request, tree, chain.with(request));
                } finally {
                    ports.backend().discard(tree);
                }
            }
        };
    }

    private BuildOutcome opened(BuildRequest request, SourceTree tree, BuildChain chain) {
        return switch (ports.reader().describe(tree, request.version())) {
            case SourceDescription.Unusable(String detail) -> new BuildOutcome.NoProject(detail);
            case SourceDescription.Described(var _, var metadata) when request.goal() == Goal.METADATA && metadata.isPresent() ->
                    new BuildOutcome.Told(metadata.get());
            case SourceDescription.Described(BuildSystem system, var _) -> {
                boolean barred = request.name().map(name -> !settings.files().mayBuild(name)).orElse(settings.files().building().all());
                yield barred ? new BuildOutcome.NotAllowed("only a build would tell its metadata, and building is switched off")
                        : built(request, tree, system, chain);
            }
        };
    }

    private BuildOutcome built(BuildRequest request, SourceTree tree, BuildSystem system, BuildChain chain) {
        return switch (interpreter()) {
            case ProbeOutcome.NotFound(String detail) -> failed(noPython(detail));
            case ProbeOutcome.Broken(String detail) -> failed(noPython(detail));
            case ProbeOutcome.Found found -> {
                Optional<VersionSpecifiers> unmet = request.requiresPython().filter(wanted -> !target(found).python().isCompatible(wanted));
                yield unmet.isPresent()
                        ? new BuildOutcome.NotAllowed("it requires Python " + unmet.get() + ", and Python "
                                + found.interpreter().markers().pythonFullVersion() + " builds")
                        : new Attempt(this, request, tree, system, found.executable()).run(new Provisioning(this, chain));
            }
        };
    }

    private static String noPython(String detail) {
        return "there is no Python to build it with: " + detail + "; name one with `--python`";
    }

    /** What an earlier run found out about these sources, built the same way. */
    Optional<CoreMetadata> recall(Optional<String> identity) {
        return identity.flatMap(this::key).flatMap(ports.memory()::recall);
    }

    void remember(Optional<String> identity, CoreMetadata metadata) {
        identity.flatMap(this::key).ifPresent(key -> ports.memory().remember(key, metadata));
    }

    private Optional<String> key(String identity) {
        return interpreter() instanceof ProbeOutcome.Found found
                ? Optional.of(String.join("\n", identity, found.interpreter().build().toString(), found.interpreter().platform().toString(),
                        found.interpreter().markers().pythonFullVersion().toString(), settings.configSettings().toString(),
                        settings.constraints().stream().map(Demand.Asked::requirement).toList().toString()))
                : Optional.empty();
    }

    BuildPorts ports() {
        return ports;
    }

    BuildSettings settings() {
        return settings;
    }

    Results results() {
        return results;
    }

    /** Asked once, when something is to be built. */
    ProbeOutcome interpreter() {
        ProbeOutcome known = probed.get();
        if (known == null) {
            known = ports.probe().probe(settings.interpreter());
            probed.set(known);
        }
        return known;
    }

    static TargetEnvironment.Single target(ProbeOutcome.Found found) {
        return TargetEnvironment.Single.of(found.interpreter());
    }

    static BuildOutcome failed(String detail) {
        return new BuildOutcome.Failed(new BuildFailure(detail, List.of(), Optional.empty()));
    }
}
