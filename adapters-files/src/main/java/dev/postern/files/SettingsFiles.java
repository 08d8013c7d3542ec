package dev.postern.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds and reads settings files, nearest first: {@code postern.toml} or {@code [tool.postern]}, {@code uv.toml} or {@code [tool.uv]} of
 * the project, then those of the user and of the machine.
 *
 * <p>The project's are the nearest on the way upward, where uv's way begins at the root of the workspace. A {@code uv.toml} masks the
 * {@code [tool.uv]} beside it, as in uv; the same holds for {@code postern.toml} and {@code [tool.postern]}; both is noted. A file that
 * cannot be read is an error, never passed over: it may hold the rule that protects. Not for concurrent use.
 */
public final class SettingsFiles {
    private static final String PROJECT = "pyproject.toml";

    private final Map<String, String> environment;
    private final Path home;
    private final Path shownFrom;
    private final Supplier<ZoneId> zone;
    private final Map<Path, Optional<TomlNode>> documents = new HashMap<>();

    /**
     * @param environment the caller's variables, for {@code XDG_CONFIG_HOME} and the like
     * @param home the caller's home folder
     * @param shownFrom messages name files relative to this folder
     * @param zone in which a bare date ends
     */
    public SettingsFiles(Map<String, String> environment, Path home, Path shownFrom, Supplier<ZoneId> zone) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.shownFrom = shownFrom;
        this.zone = zone;
    }

    /**
     * The layers that count for a project, nearest first.
     *
     * @param start the folder from which to look upward; absolute
     * @throws UnusableFile if a file cannot be read or understood
     */
    public List<SettingsLayer> discover(Path start) {
        List<SettingsLayer> layers = new ArrayList<>();
        nearest(start, "postern").ifPresent(layers::add);
        nearest(workspaceRoot(start), "uv").ifPresent(layers::add);
        for (List<Path> folders : userAndSystem()) {
            firstOf(folders, "postern").ifPresent(layers::add);
            firstOf(folders, "uv").ifPresent(layers::add);
        }
        return layers;
    }

    /** The layer of exactly this file, which must exist. A {@code pyproject.toml} is read for its {@code [tool.…]} tables. */
    public List<SettingsLayer> only(Path file) {
        TomlNode document = read(file);
        if (!file.endsWith(PROJECT)) {
            return List.of(SettingsText.read(document, file, zone, dialect(file.endsWith("uv.toml") ? "uv" : "postern")));
        }
        List<SettingsLayer> layers = new ArrayList<>();
        table(document, file, "postern").ifPresent(layers::add);
        table(document, file, "uv").ifPresent(layers::add);
        return layers;
    }

    private Optional<SettingsLayer> nearest(Path start, String tool) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path own = folder.resolve(tool + ".toml");
            Path project = folder.resolve(PROJECT);
            Optional<TomlNode> table = document(project).flatMap(document -> document.at("tool", tool));
            Optional<SettingsLayer> layer = own(own, tool);
            if (layer.isPresent()) {
                return table.filter(SettingsFiles::holdsSettings).map(masked -> noting(layer.get(), masked, own)).or(() -> layer);
            }
            if (table.isPresent()) {
                return table(document(project).orElseThrow(), project, tool);
            }
        }
        return Optional.empty();
    }

    private static boolean holdsSettings(TomlNode table) {
        return table.members().stream().anyMatch(member -> !KnownSettings.PROJECT_ONLY.contains(member.key()));
    }

    private static SettingsLayer noting(SettingsLayer layer, TomlNode masked, Path own) {
        List<Note> notes = new ArrayList<>(layer.notes());
        notes.add(Note.at(masked.file(), masked.place(),
                "the settings in `" + masked.path() + "` count for nothing beside `" + own.getFileName() + "`"));
        return new SettingsLayer(layer.file(), layer.indexes(), layer.findLinks(), layer.values(), notes);
    }

    private Optional<SettingsLayer> table(TomlNode document, Path file, String tool) {
        SettingsDialect dialect = tool.equals("uv") ? SettingsDialect.UV_PROJECT : SettingsDialect.POSTERN;
        return document.at("tool", tool).map(table -> SettingsText.read(table, file, zone, dialect));
    }

    private Optional<SettingsLayer> own(Path file, String tool) {
        return document(file).map(document -> SettingsText.read(document, file, zone, dialect(tool)));
    }

    private static SettingsDialect dialect(String tool) {
        return tool.equals("uv") ? SettingsDialect.UV_FILE : SettingsDialect.POSTERN;
    }

    /** uv begins at the folder whose workspace the nearest project is a member of. */
    private Path workspaceRoot(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (document(folder.resolve(PROJECT)).isPresent()) {
                return Workspaces.rootOf(folder, this::document).orElse(start);
            }
        }
        return start;
    }

    private Optional<SettingsLayer> firstOf(List<Path> folders, String tool) {
        return folders.stream().flatMap(folder -> own(folder.resolve(tool).resolve(tool + ".toml"), tool).stream()).findFirst();
    }

    /** The user's folder, then the machine's, of which the first that has a file counts. */
    private List<List<Path>> userAndSystem() {
        List<Path> user = List.of(variable("XDG_CONFIG_HOME").map(Path::of).filter(Path::isAbsolute).orElse(home.resolve(".config")));
        if (variable("UV_NO_SYSTEM_CONFIG").isPresent() || variable("POSTERN_NO_SYSTEM_CONFIG").isPresent()) {
            return List.of(user);
        }
        List<Path> machine = new ArrayList<>();
        for (String folder : variable("XDG_CONFIG_DIRS").orElse("/etc/xdg").split(":", -1)) {
            if (folder.startsWith("/")) {
                machine.add(Path.of(folder));
            }
        }
        machine.add(Path.of("/etc"));
        return List.of(user, machine);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private Optional<TomlNode> document(Path file) {
        return documents.computeIfAbsent(file, path -> Files.isRegularFile(path) ? Optional.of(read(path)) : Optional.empty());
    }

    private TomlNode read(Path file) {
        String shown = ShownPath.of(file, shownFrom);
        return TomlNode.document(shown, TextFile.readUtf8(file, shown));
    }
}
