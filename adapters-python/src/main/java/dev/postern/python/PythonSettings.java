package dev.postern.python;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where interpreters are looked for and how they are asked.
 *
 * @param workingDirectory where relative paths begin, where an interpreter runs, and the first folder searched for a
 *     {@code .venv}, before its parents
 * @param activeEnvironments virtual environments that the caller has activated, the one to prefer first
 * @param searchPath the folders of {@code PATH}
 * @param environment the variables that an interpreter gets, and no others
 * @param memory the folder that remembers what interpreters said, if any
 * @param timeLimit how long an interpreter may take to answer
 */
public record PythonSettings(Path workingDirectory, List<Path> activeEnvironments, List<Path> searchPath,
        Map<String, String> environment, Optional<Path> memory, Duration timeLimit) {

    /** The folders that this adapter keeps in the cache folder: what interpreters said, what builds told, and builds at work. */
    public static final List<String> KEPT_FOLDERS = List.of(Recollection.FOLDER, RememberedBuilds.FOLDER, WorkFolders.FOLDER);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public PythonSettings {
        activeEnvironments = List.copyOf(activeEnvironments);
        searchPath = List.copyOf(searchPath);
        environment = Map.copyOf(environment);
    }

    /**
     * Settings from the caller's variables. An interpreter sees only those that it may need to start (such as
     * {@code PATH} and what version managers read), so no credential reaches it.
     */
    public static PythonSettings from(Map<String, String> variables, Path workingDirectory, Optional<Path> memory) {
        var active = List.of("VIRTUAL_ENV", "CONDA_PREFIX").stream().map(name -> variables.getOrDefault(name, ""))
                .filter(text -> !text.isEmpty()).map(workingDirectory::resolve).toList();
        var path = List.of(variables.getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                .filter(text -> !text.isEmpty()).map(workingDirectory::resolve).toList();
        var passed = new TreeMap<String, String>();
        variables.forEach((name, value) -> {
            if (NEEDED.contains(name) || name.startsWith("LC_") || name.startsWith("PYENV_")) {
                passed.put(name, value);
            }
        });
        return new PythonSettings(workingDirectory, active, path, passed, memory, PATIENCE);
    }

    private static final List<String> NEEDED = List.of("PATH", "HOME", "LANG", "TMPDIR", "LD_LIBRARY_PATH",
            "DYLD_LIBRARY_PATH", "SYSTEMROOT", "ASDF_DATA_DIR", "MISE_DATA_DIR");
}
