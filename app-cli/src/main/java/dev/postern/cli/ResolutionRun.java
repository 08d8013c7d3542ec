package dev.postern.cli;

import dev.postern.assembly.IndexSettings;
import dev.postern.assembly.Invocation;
import dev.postern.assembly.NetworkSettings;
import dev.postern.assembly.Session;
import dev.postern.assembly.Settings;
import dev.postern.assembly.TargetSettings;
import dev.postern.assembly.VersionSettings;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.ProjectFinder;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolutionRequest;
import dev.postern.domain.resolution.Resolver;
import dev.postern.domain.version.Version;
import dev.postern.python.PythonSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One resolution, from settings and inputs to an outcome. */
final class ResolutionRun {
    private final Invocation invocation;
    private final Settings settings;
    private final List<String> notices = new ArrayList<>();
    private @Nullable IndexCatalog catalog;

    ResolutionRun(Invocation invocation, Settings settings) {
        this.invocation = invocation;
        this.settings = settings;
    }

    Resolution resolve(CompileInputs.Inputs inputs, Map<PackageName, Version> kept) {
        IndexSettings indexes =
                IndexSettings.of(settings, invocation.environment(), invocation.workingDirectory()).with(inputs.file().places());
        catalog = indexes.catalog();
        NetworkSettings network = new NetworkSettings(settings, invocation);
        PythonSettings python = PythonSettings.from(invocation.environment().asMap(), invocation.workingDirectory(), network.memory());
        VersionSettings versions = new VersionSettings(settings, invocation.clock().instant(), invocation.zone());
        var options = inputs.file().options();
        ResolutionRequest request = new ResolutionRequest(inputs.demand(), new TargetSettings(settings, python).target(),
                versions.policy(options.pre(), kept), versions.files(options.noBinary(), options.onlyBinary()),
                new ResolutionRequest.Places(catalog, inputs.pins()), !settings.isOn("no-deps"));
        CredentialBroker broker = new CredentialBroker(indexes.credentials(), invocation.clock());
        try (Session session = new Session(network.http("postern/" + ProgramVersion.text()), broker, invocation.clock());
                var _ = invocation.cancellation().onCancel(session::close)) {
            Resolution resolution = new Resolver(new ProjectFinder(session, versions.strategy()), session).resolve(request);
            notices.addAll(session.notices());
            return resolution;
        }
    }

    /** The indexes of the run that was. */
    IndexCatalog catalog() {
        if (catalog == null) {
            throw new IllegalStateException("nothing was resolved yet");
        }
        return catalog;
    }

    List<String> notices() {
        return notices;
    }
}
