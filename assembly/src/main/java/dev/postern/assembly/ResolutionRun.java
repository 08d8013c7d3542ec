package dev.postern.assembly;

import dev.postern.domain.build.Builder;
import dev.postern.domain.build.BuildingMetadata;
import dev.postern.domain.build.BuildingReferences;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.environment.TargetEnvironment;
import dev.postern.domain.index.CatalogProblem;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.IndexCatalog.Pin;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.index.ProjectFinder;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.resolution.FilePolicy;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolutionRequest;
import dev.postern.domain.resolution.Resolver;
import dev.postern.domain.resolution.Validity;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionSpecifiers;
import dev.postern.files.LedgerFile;
import dev.postern.files.PylockResolution;
import dev.postern.files.UnusableFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one call does with indexes: a resolution or single look-ups, under the call's settings. {@link ResolutionRuns} makes it. Nothing is
 * opened before it is needed; closing ends what is under way.
 */
public final class ResolutionRun implements AutoCloseable {
    private final Invocation invocation;
    private final Settings settings;
    private final IndexCatalog catalog;
    private final List<Index> configured;
    private final TargetSettings targets;
    private final Session session;
    private final Builds builds;
    private final CredentialSources credentials;
    private final Instant now;
    private final RememberedDates dates;
    private final ComputedDigests digests;
    private final Cancellation.Registration registration;
    private TargetEnvironment.@Nullable Single target;

    /** What a run reaches out with; closed at its end. */
    record Reach(Session session, Builds builds, CredentialSources credentials) {}

    ResolutionRun(Invocation invocation, Settings settings, IndexSettings indexes, TargetSettings targets, Reach reach) {
        this.invocation = invocation;
        this.settings = settings;
        this.catalog = indexes.catalog();
        this.configured = indexes.configured();
        this.targets = targets;
        this.session = reach.session();
        this.builds = reach.builds();
        this.digests = new ComputedDigests(session);
        this.credentials = reach.credentials();
        this.now = invocation.clock().instant();
        this.dates = new RememberedDates(LedgerFile.in(RememberedDates.dataFolder(invocation)), now);
        this.registration = invocation.cancellation().onCancel(this::end);
    }

    public IndexCatalog catalog() {
        return catalog;
    }

    /** Configured indexes that do not count, since one that goes before them has their name or is the default too. */
    public List<Index> shadowed() {
        return configured.stream().filter(index -> catalog.indexes().stream()
                .noneMatch(used -> used.origin().equals(index.origin()) && used.location().equals(index.location()))).toList();
    }

    /**
     * Resolves what was asked for.
     *
     * @param earlier whose versions stay where they can
     */
    public Resolution resolve(Inputs inputs, EarlierAnswer earlier) {
        builds.stayWith(earlier);
        TargetEnvironment.Single target = target();
        Map<PackageName, IndexName> pins = pins(inputs.sources(), target);
        VersionSettings versions = new VersionSettings(settings, now, invocation.zone(), dates);
        var options = inputs.file().options();
        HashDemand hashes = HashDemand.of(inputs.file(), settings.isOn("require-hashes") || options.requireHashes());
        hashes.checkWritten(inputs.demand(), target.markers());
        FilePolicy files = versions.files(options.noBinary(), options.onlyBinary());
        ResolutionRequest request = new ResolutionRequest(inputs.demand(), target, versions.policy(options.pre(), earlier.versions()),
                new FilePolicy(files.building(), files.wheels(), hashes.required()), new ResolutionRequest.Places(catalog, pins),
                !settings.isOn("no-deps"));
        Upstream upstream = new Upstream(earlier.said(), session::lastPage);
        ProjectFinder finder = new ProjectFinder(session, versions.strategy(), upstream);
        Builder builder = builds.builder(finder, request.versions(), files, request.places());
        Resolution resolution = new Resolver(finder, new BuildingMetadata(builder),
                builds.withSources(new BuildingReferences(builder), request.places(), target.markers()))
                .resolve(request);
        digests.take(resolution);
        hashes.checkAnswer(resolution, digests::of);
        return upstream.told(resolution, catalog);
    }

    /** An index that nobody declares is wrong also where its pin does not hold. */
    private Map<PackageName, IndexName> pins(Inputs.Sources sources, TargetEnvironment.Single target) {
        List<Pin> holding = sources.pinsIn(target.markers());
        List<CatalogProblem> problems = Stream.concat(
                catalog.problemsOfPins(sources.written()).stream().filter(CatalogProblem.UndeclaredIndex.class::isInstance),
                catalog.problemsOfPins(holding).stream()).distinct().toList();
        if (!problems.isEmpty()) {
            throw new UnusableInput(problems.getFirst().message(), problems.getFirst().hint());
        }
        Map<PackageName, IndexName> pins = new HashMap<>();
        holding.forEach(pin -> pins.put(pin.project(), pin.index()));
        return pins;
    }

    /**
     * The answer as a lock file, for the Python that it was found for and those after it.
     *
     * @param output where it will stand; without it paths are relative to the working folder
     * @throws UnusableInput if no hash of a file is known
     */
    public String lock(Resolution.Resolved resolved, Inputs inputs, Optional<AnswerFile> output) {
        Version python = target().python().target();
        PylockResolution.Scope scope = new PylockResolution.Scope(Optional.of(VersionSpecifiers.parse(">=" + python)),
                validity(resolved, inputs).environments().simplifyWith(VersionSpecifiers.parse(">=" + python).toRange()),
                new OutputSettings(settings).leftOut(), output.map(AnswerFile::folder).orElse(invocation.workingDirectory()));
        try {
            return PylockResolution.lock(resolved, scope, digests::of).toString();
        } catch (UnusableFile unusable) {
            throw UnusableInput.of(unusable);
        }
    }

    /** The digests of a file of the answer: those that its index tells, else its own where it is at hand or was chosen, else none. */
    public List<Digest> digests(Distribution file) {
        return file.digests().isEmpty() ? digests.of(file) : file.digests();
    }

    /** Where an answer holds elsewhere too. */
    public Validity validity(Resolution.Resolved resolved, Inputs inputs) {
        return Validity.of(resolved, inputs.demand(), target().markers());
    }

    private synchronized TargetEnvironment.Single target() {
        if (target == null) {
            target = targets.target();
        }
        return target;
    }

    /** What each of these indexes says about a package, in their order. */
    public Map<Index, ProjectLookup> ask(Collection<Index> indexes, PackageName name) {
        Map<Index, ProjectLookup> answers = new LinkedHashMap<>();
        new ArrayList<>(indexes).forEach(index -> answers.put(index, session.lookup(index, name)));
        return answers;
    }

    /**
     * How far the run is.
     *
     * @param pages project pages that were looked at
     * @param metadata files whose metadata was looked at
     * @param building what is being built
     */
    public record Progress(int pages, int metadata, Optional<String> building) {}

    /** How far it is; for another thread that shows it. */
    public Progress progress() {
        return new Progress(session.pages(), session.metadata(), builds.running());
    }

    /** What a person should be told about the run so far. */
    public List<String> notices() {
        return Stream.of(session.notices(), dates.notices(), credentials.warnings()).flatMap(List::stream).toList();
    }

    @Override
    public void close() {
        registration.close();
        end();
    }

    /** Builds end before the connections that they may still wait for. */
    private void end() {
        builds.close();
        session.close();
        credentials.close();
    }
}
