package dev.postern.python;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which programs may be the interpreter that was asked for, in the order of preference: a path to a program or to a
 * virtual environment; a version such as {@code 3.12}; a program's name; or nothing, which means the active virtual
 * environment, then a {@code .venv} in this folder or above, then {@code python3} and {@code python} on the path.
 *
 * @param programs existing programs, best first
 * @param version what the version of the interpreter must be or begin with, if that was asked for
 */
record InterpreterSearch(List<Path> programs, Optional<String> version) {

    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+){0,2}");

    static InterpreterSearch of(String request, PythonSettings settings) {
        if (request.isEmpty()) {
            return new InterpreterSearch(unnamed(settings).toList(), Optional.empty());
        }
        if (VERSION.matcher(request).matches()) {
            var names = namesFor(request);
            var programs = Stream.concat(environments(settings), names.stream().flatMap(n -> onPath(n, settings)));
            return new InterpreterSearch(programs.distinct().toList(), Optional.of(request));
        }
        var path = asPath(request, settings);
        if (path.isPresent()) {
            return new InterpreterSearch(path.stream().flatMap(InterpreterSearch::programIn).toList(), Optional.empty());
        }
        return new InterpreterSearch(onPath(request, settings).toList(), Optional.empty());
    }

    private static List<String> namesFor(String version) {
        var names = new ArrayList<String>();
        String[] parts = version.split("\\.", -1);
        if (parts.length > 1) {
            names.add("python" + parts[0] + "." + parts[1]);
        }
        names.add("python" + parts[0]);
        names.add("python");
        return names;
    }

    private static Optional<Path> asPath(String request, PythonSettings settings) {
        try {
            var path = settings.workingDirectory().resolve(request);
            boolean meant = request.contains("/") || request.contains(File.separator) || Files.exists(path);
            return meant ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private static Stream<Path> unnamed(PythonSettings settings) {
        var named = Stream.of("python3", "python").flatMap(name -> onPath(name, settings));
        return Stream.concat(environments(settings), named).distinct();
    }

    private static Stream<Path> environments(PythonSettings settings) {
        var above = Stream.iterate(settings.workingDirectory(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(".venv")).filter(Files::isDirectory).limit(1);
        return Stream.concat(settings.activeEnvironments().stream(), above).flatMap(InterpreterSearch::programIn);
    }

    private static Stream<Path> programIn(Path path) {
        if (!Files.isDirectory(path)) {
            return Stream.of(path).filter(Files::isExecutable);
        }
        return Stream.of("bin/python", "bin/python3", "Scripts/python.exe", "python.exe").map(path::resolve)
                .filter(Files::isExecutable).limit(1);
    }

    private static Stream<Path> onPath(String name, PythonSettings settings) {
        return settings.searchPath().stream().flatMap(folder -> Stream.of(name, name + ".exe").map(folder::resolve))
                .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program));
    }
}
