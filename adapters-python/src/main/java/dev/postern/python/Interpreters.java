package dev.postern.python;

import dev.postern.domain.environment.EnvironmentProbe;
import dev.postern.domain.environment.Interpreter;
import dev.postern.domain.version.Version;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What interpreters and libraries of this machine told the callers of one process. A caller who has a folder for memories finds in it what
 * another run left there, without reading it anew; others find nothing. Safe for concurrent callers.
 */
public final class Interpreters {
    private final Map<Path, String> held = new ConcurrentHashMap<>();

    /** Asks the interpreters that one caller can see. */
    public EnvironmentProbe probe(PythonSettings settings) {
        return new InterpreterProbe(settings, new Recollection(settings.memory(), held));
    }

    /** The usual CPython of that version on this machine, for a caller who asks no interpreter. */
    public Interpreter cpython(Version version, PythonSettings settings) {
        return new HostMachine(settings, new Recollection(settings.memory(), held)).cpython(version);
    }
}
