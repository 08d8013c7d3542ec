package dev.postern.keyring;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a caller's commands lie: the absolute folders of its {@code PATH}. A relative one would run what lies in whatever
 * folder the caller stands in.
 */
record ProgramPath(List<Path> folders, List<String> endings) {

    static ProgramPath of(Map<String, String> environment) {
        List<Path> folders = Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)).map(ProgramPath::folder)
                .flatMap(Optional::stream).toList();
        String endings = File.separatorChar == '\\' ? environment.getOrDefault("PATHEXT", ".COM;.EXE;.BAT;.CMD") : "";
        return new ProgramPath(folders, List.of(endings.split(";", -1)));
    }

    private static Optional<Path> folder(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** The first command of this name; an absolute path names itself. */
    Optional<Path> find(String name) {
        return all(name).findFirst();
    }

    /** Every command of this name, first found first. */
    Stream<Path> all(String name) {
        Path path = Path.of(name);
        Stream<Path> places = path.isAbsolute() ? Stream.of(path)
                : path.getNameCount() > 1 ? Stream.of() : folders.stream().map(folder -> folder.resolve(name));
        return places.flatMap(place -> endings.stream().map(ending -> place.resolveSibling(Objects.toString(place.getFileName()) + ending)))
                .filter(place -> Files.isRegularFile(place) && Files.isExecutable(place));
    }
}
