package dev.postern.domain.build;

import dev.postern.domain.build.BuildRequest.Goal;
import dev.postern.domain.distribution.BuildFailure;
import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.requirement.Requirement;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** One build of one tree: which hooks are called, in which order, with what at hand. */
final class Attempt {
    private final Builder builder;
    private final BuildRequest request;
    private final SourceTree tree;
    private final BuildSystem system;
    private final String interpreter;

    Attempt(Builder builder, BuildRequest request, SourceTree tree, BuildSystem system, String interpreter) {
        this.builder = builder;
        this.request = request;
        this.tree = tree;
        this.system = system;
        this.interpreter = interpreter;
    }

    BuildOutcome run(Provisioning provisioning) {
        return switch (provisioning.provide(system.requires())) {
            case Provision.Missing(BuildFailure why) -> new BuildOutcome.Failed(why);
            case Provision.Ready(List<URI> wheels) -> switch (call(Hook.GET_REQUIRES_FOR_BUILD_WHEEL, wheels)) {
                case HookOutcome.Requirements(List<Requirement> more) when !more.isEmpty() -> with(more, provisioning);
                case HookOutcome.Requirements _,HookOutcome.Absent _ -> make(wheels);
                case HookOutcome.Failed(BuildFailure failure) -> new BuildOutcome.Failed(failure);
                case HookOutcome.Metadata _,HookOutcome.Wheel _ -> unasked(Hook.GET_REQUIRES_FOR_BUILD_WHEEL);
            };
        };
    }

    private BuildOutcome with(List<Requirement> more, Provisioning provisioning) {
        List<Requirement> all = new ArrayList<>(system.requires());
        all.addAll(more);
        return switch (provisioning.provide(all)) {
            case Provision.Missing(BuildFailure why) -> new BuildOutcome.Failed(why);
            case Provision.Ready(List<URI> wheels) -> make(wheels);
        };
    }

    private BuildOutcome make(List<URI> wheels) {
        if (request.goal() == Goal.WHEEL) {
            return wheel(wheels);
        }
        return switch (call(Hook.PREPARE_METADATA_FOR_BUILD_WHEEL, wheels)) {
            case HookOutcome.Metadata(CoreMetadata metadata) -> new BuildOutcome.Told(metadata);
            case HookOutcome.Absent _ -> wheel(wheels);
            case HookOutcome.Failed(BuildFailure failure) -> new BuildOutcome.Failed(failure);
            case HookOutcome.Requirements _,HookOutcome.Wheel _ -> unasked(Hook.PREPARE_METADATA_FOR_BUILD_WHEEL);
        };
    }

    private BuildOutcome wheel(List<URI> wheels) {
        return switch (call(Hook.BUILD_WHEEL, wheels)) {
            case HookOutcome.Wheel(var _, CoreMetadata metadata) when request.goal() == Goal.METADATA -> new BuildOutcome.Told(metadata);
            case HookOutcome.Wheel(URI file, CoreMetadata metadata) -> agrees(metadata) ? new BuildOutcome.Made(file, metadata)
                    : Builder.failed("its build made a wheel of `" + metadata.name() + "` " + metadata.version());
            case HookOutcome.Absent _ -> Builder.failed("its build backend `" + system.backend() + "` has no hook `build_wheel` (PEP 517)");
            case HookOutcome.Failed(BuildFailure failure) -> new BuildOutcome.Failed(failure);
            case HookOutcome.Requirements _,HookOutcome.Metadata _ -> unasked(Hook.BUILD_WHEEL);
        };
    }

    private boolean agrees(CoreMetadata metadata) {
        return request.name().filter(name -> !name.equals(metadata.name())).isEmpty()
                && request.version().filter(version -> !version.withoutLocal().equals(metadata.version().withoutLocal())).isEmpty();
    }

    private HookOutcome call(Hook hook, List<URI> wheels) {
        return builder.ports().backend().call(new HookCall(request.subject(), tree, system, hook, interpreter, wheels,
                builder.settings().configSettings()));
    }

    private static BuildOutcome unasked(Hook hook) {
        return Builder.failed("the hook `" + hook.text() + "` answered something else than it was asked");
    }
}
