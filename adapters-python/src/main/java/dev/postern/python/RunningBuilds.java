package dev.postern.python;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The processes of builds that are under way, so that they end when nobody wants them any more. */
final class RunningBuilds implements AutoCloseable {
    private final Set<GuardedProcess> processes = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    GuardedProcess.Ending run(List<String> command, Path folder, Map<String, String> variables, PythonBuildSettings settings,
            OutputTail tail) throws IOException {
        if (closed) {
            return new GuardedProcess.Ending.Stopped("it is no longer wanted");
        }
        GuardedProcess.Limits limits = new GuardedProcess.Limits(settings.timeLimit(), settings.outputLimit());
        GuardedProcess process = GuardedProcess.start(command, folder, variables, limits, tail);
        processes.add(process);
        try {
            if (closed) {
                process.stop("it is no longer wanted");
            }
            return process.await();
        } finally {
            processes.remove(process);
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        processes.forEach(process -> process.stop("it is no longer wanted"));
    }
}
