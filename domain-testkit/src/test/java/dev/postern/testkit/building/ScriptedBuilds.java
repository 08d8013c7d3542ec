package dev.postern.testkit.building;

import dev.postern.domain.build.BuildBackend;
import dev.postern.domain.build.BuildSystem;
import dev.postern.domain.build.HookCall;
import dev.postern.domain.build.HookOutcome;
import dev.postern.domain.build.SourceDescription;
import dev.postern.domain.build.SourceOpening;
import dev.postern.domain.build.SourceReader;
import dev.postern.domain.build.SourceTree;
import dev.postern.domain.distribution.BuildFailure;
import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.version.Version;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sources whose builds go as a script says, by the names of their archives or folders. */
final class ScriptedBuilds implements BuildBackend, SourceReader {

    /** How one project is built. */
    static final class Script {
        private List<String> requires = List.of();
        private List<String> more = List.of();
        private String metadata = "";
        private String wheelMetadata = "";
        private boolean preparing = true;
        private boolean isStatic;
        private Optional<String> refusal = Optional.empty();
        private Optional<String> failure = Optional.empty();

        Script requires(String... requirements) {
            requires = List.of(requirements);
            return this;
        }

        /** What `get_requires_for_build_wheel` gives. */
        Script requiresToo(String... requirements) {
            more = List.of(requirements);
            return this;
        }

        Script tells(String text) {
            metadata = text;
            wheelMetadata = text;
            return this;
        }

        Script wheelTells(String text) {
            wheelMetadata = text;
            return this;
        }

        Script withoutPrepare() {
            preparing = false;
            return this;
        }

        Script isStatic() {
            isStatic = true;
            return this;
        }

        Script isNoProject(String why) {
            refusal = Optional.of(why);
            return this;
        }

        Script fails(String why) {
            failure = Optional.of(why);
            return this;
        }
    }

    private final Map<String, Script> scripts = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<SourceTree> open = new ArrayList<>();
    private long openings;

    Script of(String name) {
        return scripts.computeIfAbsent(name, _ -> new Script());
    }

    /** Hooks that were called, as {@code name hook [wheels]}. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** Trees that nobody discarded. */
    List<SourceTree> open() {
        return List.copyOf(open);
    }

    private static String name(URI location) {
        String path = location.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Script script(SourceTree tree) {
        return of(name(tree.folder()));
    }

    @Override
    public SourceOpening open(URI source, Optional<String> subdirectory) {
        SourceTree tree = new SourceTree(source, ++openings);
        Optional<String> refusal = script(tree).refusal;
        if (refusal.isPresent()) {
            return new SourceOpening.Refused(refusal.get());
        }
        open.add(tree);
        return new SourceOpening.Opened(tree);
    }

    @Override
    public void discard(SourceTree tree) {
        open.remove(tree);
    }

    @Override
    public SourceDescription describe(SourceTree tree, Optional<Version> version) {
        Script script = script(tree);
        List<Requirement> requires = script.requires.stream().map(Requirement::parse).toList();
        return new SourceDescription.Described(new BuildSystem(requires, "backend", List.of()),
                script.isStatic ? Optional.of(CoreMetadata.parse(script.metadata)) : Optional.empty());
    }

    @Override
    public HookOutcome call(HookCall call) {
        Script script = script(call.tree());
        calls.add(call.subject() + " " + call.hook().text() + " " + call.wheels().stream().map(ScriptedBuilds::name).toList());
        if (script.failure.isPresent()) {
            return new HookOutcome.Failed(new BuildFailure(script.failure.get(), List.of("last words"), Optional.of("sh repeat")));
        }
        return switch (call.hook()) {
            case GET_REQUIRES_FOR_BUILD_WHEEL -> new HookOutcome.Requirements(Stream.of(script.more).flatMap(List::stream)
                    .map(Requirement::parse).toList());
            case PREPARE_METADATA_FOR_BUILD_WHEEL -> script.preparing ? new HookOutcome.Metadata(CoreMetadata.parse(script.metadata))
                    : new HookOutcome.Absent();
            case BUILD_WHEEL -> new HookOutcome.Wheel(URI.create("file:///made/" + name(call.tree().folder()) + ".whl"),
                    CoreMetadata.parse(script.wheelMetadata));
        };
    }
}
