package dev.postern.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds and reads settings files, nearest first: {@code postern.toml} or {@code [tool.postern]}, {@code uv.toml} or {@code [tool.uv]} of
 * the project, then those of the user and of the system. A {@code uv.toml} masks the {@code [tool.uv]} beside it, as in uv; the same holds
 * for {@code postern.toml} and {@code [tool.postern]}.
 */
public final class SettingsFiles {
    private static final String PROJECT = "pyproject.toml";

    private final Map<String, String> environment;
    private final Path home;
    private final Path shownFrom;
    private final ZoneId zone;

    /**
     * @param environment the caller's variables, for {@code XDG_CONFIG_HOME} and the like
     * @param home the caller's home folder
     * @param shownFrom messages name files relative to this folder
     * @param zone in which a bare date ends
     */
    public SettingsFiles(Map<String, String> environment, Path home, Path shownFrom, ZoneId zone) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.shownFrom = shownFrom;
        this.zone = zone;
    }

    /**
     * The layers that count for a project, nearest first.
     *
     * @param start the folder from which to look upward
     * @throws UnusableFile if a file cannot be read or understood
     */
    public List<SettingsLayer> discover(Path start) {
        List<SettingsLayer> layers = new ArrayList<>();
        nearest(start, "postern.toml", "postern").ifPresent(layers::add);
        nearest(start, "uv.toml", "uv").ifPresent(layers::add);
        for (Path folder : userAndSystem()) {
            own(folder.resolve("postern").resolve("postern.toml"), true).ifPresent(layers::add);
            own(folder.resolve("uv").resolve("uv.toml"), false).ifPresent(layers::add);
        }
        return layers;
    }

    /** The layer of exactly this file, which must exist. A {@code pyproject.toml} is read for its {@code [tool.…]} tables. */
    public List<SettingsLayer> only(Path file) {
        if (file.endsWith(PROJECT)) {
            TomlNode document = document(file);
            List<SettingsLayer> layers = new ArrayList<>();
            table(document, file, "postern").ifPresent(layers::add);
            table(document, file, "uv").ifPresent(layers::add);
            return layers;
        }
        boolean ours = !file.endsWith("uv.toml");
        return List.of(SettingsText.read(document(file), file, zone, ours));
    }

    private Optional<SettingsLayer> nearest(Path start, String name, String tool) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path own = folder.resolve(name);
            if (Files.isRegularFile(own)) {
                return Optional.of(SettingsText.read(document(own), own, zone, tool.equals("postern")));
            }
            Path project = folder.resolve(PROJECT);
            Optional<SettingsLayer> layer = Files.isRegularFile(project) ? table(document(project), project, tool) : Optional.empty();
            if (layer.isPresent()) {
                return layer;
            }
        }
        return Optional.empty();
    }

    private Optional<SettingsLayer> table(TomlNode document, Path file, String tool) {
        return document.at("tool", tool).map(table -> SettingsText.read(table, file, zone, tool.equals("postern")));
    }

    private Optional<SettingsLayer> own(Path file, boolean ours) {
        return Files.isRegularFile(file) ? Optional.of(SettingsText.read(document(file), file, zone, ours)) : Optional.empty();
    }

    private List<Path> userAndSystem() {
        List<Path> folders = new ArrayList<>();
        folders.add(variable("XDG_CONFIG_HOME").map(Path::of).filter(Path::isAbsolute).orElse(home.resolve(".config")));
        if (variable("UV_NO_SYSTEM_CONFIG").isEmpty() && variable("POSTERN_NO_SYSTEM_CONFIG").isEmpty()) {
            for (String folder : variable("XDG_CONFIG_DIRS").orElse("/etc/xdg").split(":", -1)) {
                folders.add(Path.of("/").resolve(folder));
            }
            folders.add(Path.of("/etc"));
        }
        return folders;
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private TomlNode document(Path file) {
        String shown = shown(file);
        return TomlNode.document(shown, TextFile.readUtf8(file, shown));
    }

    /** How messages name the file: relative to where the caller stands, if it lies below. */
    private String shown(Path file) {
        return file.startsWith(shownFrom) ? shownFrom.relativize(file).toString() : file.toString();
    }
}
