package dev.postern.python;

import dev.postern.domain.build.Hook;
import dev.postern.domain.build.HookCall;
import dev.postern.domain.build.HookOutcome;
import dev.postern.domain.distribution.BuildFailure;
import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.MalformedMetadata;
import dev.postern.domain.requirement.MalformedRequirement;
import dev.postern.domain.requirement.Requirement;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One call of one hook: its environment, its process, and what its answer means. */
final class HookRun {
    private static final long LARGEST_METADATA = 16L << 20;

    private final HookCall call;
    private final Workplace place;
    private final PythonBuildSettings settings;
    private final RunningBuilds running;
    private final OutputTail tail = new OutputTail();

    HookRun(HookCall call, Workplace place, PythonBuildSettings settings, RunningBuilds running) {
        this.call = call;
        this.place = place;
        this.settings = settings;
        this.running = running;
    }

    /** Finds a place where a wheel survives the build that made it. */
    interface Keeping {
        Path placeFor(Path wheel) throws IOException;
    }

    /** Calls it with these wheels at hand. */
    HookOutcome run(InterpreterLayout layout, List<Path> wheels, Keeping keep) {
        try {
            BuildEnvironment environment = place.environment(layout, wheels);
            Path folder = Files.createDirectories(place.folder().resolve("call-" + place.nextCall()));
            Files.createDirectories(place.folder().resolve("home"));
            Files.createDirectories(place.folder().resolve("tmp"));
            Path script = Files.writeString(folder.resolve("hook.py"), InterpreterLayout.script("hook.py"));
            Path request = folder.resolve("request.json");
            Path result = folder.resolve("result.json");
            HookMessages.write(request, call, place.backendPath(call.system()), folder.resolve("output"), result);
            List<String> command = List.of(environment.python().toString(), "-I", "-u", script.toString(), request.toString());
            Map<String, String> variables = variables(environment);
            return switch (running.run(command, place.tree(), variables, settings, tail)) {
                case GuardedProcess.Ending.Stopped(String detail) -> failed(hook() + " failed: " + detail, command, variables);
                case GuardedProcess.Ending.Ended(int status) -> HookMessages.read(result)
                        .map(answer -> outcome(answer, folder.resolve("output"), command, variables, keep))
                        .orElseGet(() -> failed(hook() + " ended with status " + status + " and without an answer", command, variables));
            };
        } catch (UnsafeArchive refused) {
            return unbegun(refused.detail());
        } catch (IOException failure) {
            return unbegun("its build could not be prepared: " + failure.getMessage());
        }
    }

    private String hook() {
        return "`" + call.hook().text() + "` of its build backend `" + EntryPath.shown(call.system().backend()) + "`";
    }

    private Map<String, String> variables(BuildEnvironment environment) throws IOException {
        Map<String, String> variables = new TreeMap<>(settings.environment());
        String path = variables.getOrDefault("PATH", "");
        variables.put("PATH", environment.scripts() + (path.isEmpty() ? "" : ":" + path));
        variables.put("HOME", place.folder().resolve("home").toString());
        variables.put("TMPDIR", place.folder().resolve("tmp").toString());
        variables.put("VIRTUAL_ENV", environment.root().toString());
        variables.putIfAbsent("LANG", "C.UTF-8");
        variables.put("PIP_NO_INPUT", "1");
        variables.put("GIT_TERMINAL_PROMPT", "0");
        return variables;
    }

    private HookOutcome outcome(HookMessages.Result answer, Path output, List<String> command, Map<String, String> variables,
            Keeping keep) {
        try {
            return switch (answer.key()) {
                case "absent" -> new HookOutcome.Absent();
                case "unusable" -> failed("its build backend `" + EntryPath.shown(call.system().backend()) + "` cannot be used: "
                        + EntryPath.shown(answer.value()), command, variables);
                case "failed" -> failed(hook() + " failed: " + EntryPath.shown(answer.value()), command, variables);
                case "requires" -> new HookOutcome.Requirements(requirements(answer.values()));
                case "dist_info" -> new HookOutcome.Metadata(metadata(named(output, answer.value()).resolve("METADATA")));
                case "wheel" -> wheel(named(output, answer.value()), keep);
                default -> failed(hook() + " answered nothing that can be understood", command, variables);
            };
        } catch (UnsafeArchive refused) {
            return failed(hook() + " answered wrongly: " + refused.detail(), command, variables);
        } catch (MalformedRequirement | MalformedMetadata malformed) {
            return failed(hook() + " answered wrongly: " + malformed.getMessage(), command, variables);
        } catch (IOException failure) {
            return failed("what " + hook() + " made cannot be read: " + failure.getMessage(), command, variables);
        }
    }

    private static List<Requirement> requirements(List<String> lines) {
        List<Requirement> requirements = new ArrayList<>();
        lines.stream().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> requirements.add(Requirement.parse(line)));
        return requirements;
    }

    /** What a hook says to have made, which must be in the folder that it was given. */
    private static Path named(Path output, String name) throws IOException, UnsafeArchive {
        EntryPath path = EntryPath.of(name);
        Path made = path.below(output);
        if (path.segments().size() != 1 || !Files.exists(made, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(made)) {
            throw new UnsafeArchive("`" + EntryPath.shown(name) + "` is not in the folder that it was told to write to");
        }
        return made;
    }

    private static CoreMetadata metadata(Path file) throws IOException, UnsafeArchive {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST_METADATA) {
            throw new UnsafeArchive("it made no usable `METADATA`");
        }
        return CoreMetadata.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    private static HookOutcome wheel(Path made, Keeping keep) throws IOException, UnsafeArchive {
        try (WheelFile wheel = WheelFile.open(made)) {
            CoreMetadata metadata = CoreMetadata.parse(wheel.text("METADATA"));
            Path kept = keep.placeFor(made);
            Files.move(made, kept, StandardCopyOption.REPLACE_EXISTING);
            URI location = kept.toUri();
            return new HookOutcome.Wheel(location, metadata);
        }
    }

    private static HookOutcome unbegun(String detail) {
        return new HookOutcome.Failed(new BuildFailure(detail, List.of(), Optional.empty()));
    }

    private HookOutcome failed(String detail, List<String> command, Map<String, String> variables) {
        return new HookOutcome.Failed(
                new BuildFailure(detail, tail.lines(), running.isClosed() ? Optional.empty() : repetition(command, variables)));
    }

    /** A script beside the failed build that calls the hook again in the same environment. */
    private Optional<String> repetition(List<String> command, Map<String, String> variables) {
        String lines = "#!/bin/sh\n# Calls `" + Hook.valueOf(call.hook().name()).text() + "` of " + EntryPath.shown(call.subject())
                + " again as it was called.\ncd " + quoted(place.tree().toString()) + " && exec env -i "
                + variables.entrySet().stream().map(variable -> quoted(variable.getKey() + "=" + variable.getValue()))
                        .collect(Collectors.joining(" "))
                + " " + command.stream().map(HookRun::quoted).collect(Collectors.joining(" ")) + " --repeat\n";
        try {
            Path script = Files.writeString(WorkFolders.repetition(place.folder()), lines);
            place.fail();
            return Optional.of("sh " + quoted(script.toString()));
        } catch (IOException unwritable) {
            return Optional.empty();
        }
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9@%+=:,./_-]+") ? text : "'" + text.replace("'", "'\"'\"'") + "'";
    }
}
