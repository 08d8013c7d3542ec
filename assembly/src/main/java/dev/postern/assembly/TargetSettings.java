package dev.postern.assembly;

import dev.postern.assembly.Settings.Value;
import dev.postern.domain.environment.EnvironmentProbe;
import dev.postern.domain.environment.Interpreter;
import dev.postern.domain.environment.ProbeOutcome;
import dev.postern.domain.environment.TargetEnvironment;
import dev.postern.domain.environment.TargetPlatform;
import dev.postern.domain.environment.UnknownPlatform;
import dev.postern.domain.name.CloseNames;
import dev.postern.domain.version.MalformedVersion;
import dev.postern.domain.version.Version;
import dev.postern.python.Interpreters;
import dev.postern.python.PythonSettings;
import java.util.Optional;

/**
 * Finds out for which Python and platform to resolve. A named version and platform need no interpreter; a version alone is taken on this
 * machine's platform; otherwise an interpreter is asked.
 */
public final class TargetSettings {
    private final Settings settings;
    private final PythonSettings python;
    private final Interpreters interpreters;

    public TargetSettings(Settings settings, Invocation invocation, Interpreters interpreters) {
        this.settings = settings;
        this.interpreters = interpreters;
        this.python = PythonSettings.from(invocation.environment().asMap(), invocation.workingDirectory(),
                new NetworkSettings(settings, invocation).memory());
    }

    /**
     * The environment.
     *
     * @throws UnusableInput if a version or platform is unknown, or no interpreter is there where one is needed
     */
    public TargetEnvironment.Single target() {
        if (settings.isOn("universal")) {
            throw new UnusableInput("one answer for all platforms (`universal`) is not something that this version can give",
                    "name one platform with `--python-version` and `--python-platform`");
        }
        Optional<Version> version = settings.one("python-version").map(TargetSettings::version);
        Optional<TargetPlatform> platform = settings.one("python-platform").map(TargetSettings::platform);
        Optional<String> interpreter = settings.one("python").map(Value::text);
        if (interpreter.isEmpty() && version.isPresent()) {
            return platform.map(on -> TargetEnvironment.Single.of(on, version.get()))
                    .orElseGet(() -> TargetEnvironment.Single.of(interpreters.cpython(version.get(), python), version.get()));
        }
        Interpreter asked = probed(interpreter.orElse(""));
        Interpreter found = platform.map(asked::on).orElse(asked);
        return version.map(wanted -> TargetEnvironment.Single.of(found, wanted)).orElseGet(() -> TargetEnvironment.Single.of(found));
    }

    /** Asks the interpreters that the caller can see. */
    EnvironmentProbe probe() {
        return interpreters.probe(python);
    }

    private Interpreter probed(String interpreter) {
        return switch (probe().probe(interpreter)) {
            case ProbeOutcome.Found(Interpreter found, String _) -> found;
            case ProbeOutcome.NotFound(String detail) -> throw new UnusableInput(detail,
                    "name an interpreter with `--python`, or say `--python-version` (and `--python-platform`), which needs none");
            case ProbeOutcome.Broken(String detail) -> throw new UnusableInput(detail,
                    "name another interpreter with `--python`, or say `--python-version`, which needs none");
        };
    }

    private static Version version(Value value) {
        try {
            return Version.parse(value.text());
        } catch (MalformedVersion malformed) {
            throw new UnusableInput(value, "a Python version looks like `3.12` or `3.12.4`");
        }
    }

    private static TargetPlatform platform(Value value) {
        try {
            return TargetPlatform.parse(value.text());
        } catch (UnknownPlatform unknown) {
            throw new UnusableInput(value.source() + ": " + unknown.getMessage(),
                    CloseNames.closest(unknown.name(), unknown.known()).map(close -> "did you mean `" + close + "`?").orElse(null));
        }
    }
}
