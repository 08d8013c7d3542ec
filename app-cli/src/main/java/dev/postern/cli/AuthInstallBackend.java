package dev.postern.cli;

import dev.postern.cli.grammar.UsageProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code postern auth install-backend}: puts the backend for Python's keyring into an environment, as an installer would, and takes it away. */
final class AuthInstallBackend {
    private static final String PLACE = "postern_keyring.path";

    private final Call call;
    private final BackendWheel wheel = new BackendWheel(ProgramVersion.text());

    AuthInstallBackend(Call call) {
        this.call = call;
    }

    int run() {
        if (!call.words().operands().isEmpty()) {
            throw new UsageProblem("nothing is expected at `" + call.words().operands().getFirst() + "`",
                    "`--python PYTHON` says where to install");
        }
        Optional<Path> target = call.words().one("--wheel").map(Path::of).map(call.invocation().workingDirectory()::resolve);
        try {
            if (target.isPresent()) {
                Path file = Files.write(Files.createDirectories(target.get()).resolve(wheel.fileName()), wheel.bytes());
                call.console().answer(file + "\n");
                return Failures.DONE;
            }
            Path packages = packages(call.words().one("--python")
                    .orElseThrow(() -> new UsageProblem("which Python is meant is not said", "write `--python .venv/bin/python`")));
            return call.words().has("--remove") ? remove(packages) : install(packages);
        } catch (IOException failure) {
            call.console().error("the backend cannot be put there: " + failure.getMessage(),
                    List.of("make the folder writable, or choose another "
                            + "environment"));
            return Failures.FAULT;
        }
    }

    private int install(Path packages) throws IOException {
        removeAll(packages);
        Map<String, byte[]> files = wheel.files();
        call.invocation().environment().get(ClientVariables.BIN)
                .ifPresent(bin -> files.put(PLACE, (bin + "/keyring\n").getBytes(StandardCharsets.UTF_8)));
        files.put(wheel.metadataFolder() + "/INSTALLER", "postern\n".getBytes(StandardCharsets.UTF_8));
        byte[] record = wheel.record(files);
        files.put(wheel.metadataFolder() + "/RECORD", record);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = packages.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling(""));
            Files.write(path, file.getValue());
        }
        call.console().summary("programs of `" + packages + "` that import keyring ask Postern from now on");
        if (!Files.isDirectory(packages.resolve("keyring"))) {
            call.console().warning("there is no keyring in `" + packages + "`, so nothing imports it yet");
        }
        return Failures.DONE;
    }

    private int remove(Path packages) throws IOException {
        if (!removeAll(packages)) {
            call.console().error("the backend is not in `" + packages + "`", List.of());
            return Failures.CANNOT_BE_MET;
        }
        call.console().summary("took the backend out of `" + packages + "`");
        return Failures.DONE;
    }

    /** Of whatever version. */
    private static boolean removeAll(Path packages) throws IOException {
        boolean found = Files.deleteIfExists(packages.resolve(BackendWheel.MODULE));
        Files.deleteIfExists(packages.resolve(PLACE));
        for (Path folder : children(packages, "postern_keyring-*.dist-info")) {
            found = true;
            for (Path file : children(folder, "*")) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
        return found;
    }

    /** The folder of the packages of an interpreter, found by its place: no process is started for it. */
    private Path packages(String python) throws IOException {
        Path given = call.invocation().workingDirectory().resolve(python).normalize();
        Path home = Files.isDirectory(given) ? given : Optional.ofNullable(given.getParent()).map(Path::getParent).orElse(given);
        List<Path> candidates = new ArrayList<>();
        for (String library : List.of("lib", "lib64", "Lib")) {
            Path folder = home.resolve(library);
            if (library.equals("Lib") && Files.isDirectory(folder.resolve("site-packages"))) {
                candidates.add(folder.resolve("site-packages"));
            } else if (Files.isDirectory(folder) && !Files.isSymbolicLink(folder)) {
                for (Path version : children(folder, "python3*")) {
                    candidates.add(version.resolve("site-packages"));
                }
            }
        }
        candidates.removeIf(folder -> !Files.isDirectory(folder));
        if (!Files.exists(given) || candidates.size() != 1) {
            throw new UsageProblem("`" + python + "` belongs to no virtual environment", Files.exists(given)
                    ? "name the `bin/python` of the environment in which the program lies, such as `~/.local/share/pipx/venvs/twine/bin/python`"
                    : "there is no such file");
        }
        return candidates.getFirst();
    }

    private static List<Path> children(Path folder, String pattern) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, pattern)) {
            all.forEach(children::add);
        }
        return children;
    }
}
