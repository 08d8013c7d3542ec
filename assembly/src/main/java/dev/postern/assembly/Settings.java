package dev.postern.assembly;

import dev.postern.files.Note;
import dev.postern.files.PipConfiguration;
import dev.postern.files.Setting;
import dev.postern.files.SettingsFiles;
import dev.postern.files.SettingsLayer;
import dev.postern.files.UnusableFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one call, asked by their name in kebab case: the command line goes before {@code POSTERN_*} variables, those before
 * {@code UV_*}, those before settings files, nearest first. A scalar comes from the nearest place that has it; lists of files are joined,
 * while an option of the command line replaces its variable, as in uv.
 */
public final class Settings {

    /**
     * One value with the place that says so.
     *
     * @param source an option, a variable, or {@code file:line}
     */
    public record Value(String text, String source) {}

    private final Map<String, List<String>> commandLine;
    private final Variables environment;
    private final List<SettingsLayer> layers;

    /**
     * The settings of one call.
     *
     * @param commandLine values by option name without dashes; a switch has the value {@code true} or {@code false}
     * @param layers nearest first
     */
    Settings(Map<String, List<String>> commandLine, Variables environment, List<SettingsLayer> layers) {
        this.commandLine = Map.copyOf(commandLine);
        this.environment = environment;
        this.layers = List.copyOf(layers);
    }

    /**
     * Reads the settings files that count for this call: those found upward from the project's folder, or {@code config-file} alone, or none
     * under {@code no-config}.
     *
     * @param commandLine as for the constructor
     * @throws UnusableInput if a file cannot be read or understood
     */
    public static Settings read(Invocation invocation, Map<String, List<String>> commandLine) {
        Settings typed = new Settings(commandLine, invocation.environment(), List.of());
        if (typed.isOn("no-config")) {
            return typed;
        }
        Path folder = invocation.workingDirectory();
        SettingsFiles files = new SettingsFiles(invocation.environment().asMap(), invocation.home(), folder, invocation.zone());
        try {
            Optional<Path> only = typed.one("config-file").map(value -> folder.resolve(value.text()).normalize());
            Path start = typed.one("project").map(value -> GivenFolder.of(invocation, value.source(), value.text())).orElse(folder);
            List<SettingsLayer> layers = new ArrayList<>(only.map(files::only).orElseGet(() -> files.discover(start)));
            if (typed.isOn("pip-config")) {
                layers.addAll(PipConfiguration.read(folder, invocation.environment().asMap(), invocation.home()));
            }
            return new Settings(commandLine, invocation.environment(), layers);
        } catch (UnusableFile unusable) {
            throw UnusableInput.of(unusable);
        }
    }

    /** What in the files has no effect, or not the one that it seems to have. */
    public List<String> notes() {
        return layers.stream().flatMap(layer -> layer.notes().stream()).map(Note::toString).toList();
    }

    List<SettingsLayer> layers() {
        return layers;
    }

    /** The nearest value of a scalar. */
    public Optional<Value> one(String name) {
        List<String> typed = commandLine.getOrDefault(name, List.of());
        if (!typed.isEmpty()) {
            return Optional.of(new Value(typed.getLast(), "--" + name));
        }
        Optional<String> variable = environment.settingName(variable(name));
        return variable.map(set -> new Value(environment.get(set).orElse(""), set)).or(() -> ofFiles(name));
    }

    /** All values of a list, nearest first. */
    public List<Value> all(String name) {
        List<Value> values = new ArrayList<>(given(name));
        for (SettingsLayer layer : layers) {
            Setting setting = layer.values().get(name);
            if (setting != null) {
                setting.values().forEach(text -> values.add(new Value(text, setting.origin().toString())));
            }
        }
        return values;
    }

    /** All values of a list that the command line or a variable gives. */
    List<Value> given(String name) {
        List<String> typed = commandLine.getOrDefault(name, List.of());
        if (!typed.isEmpty()) {
            return typed.stream().map(text -> new Value(text, "--" + name)).toList();
        }
        return environment.settingName(variable(name))
                .map(set -> split(name, environment.get(set).orElse("")).stream().map(text -> new Value(text, set)).toList())
                .orElse(List.of());
    }

    /** Only what the command line says. */
    public List<String> typed(String name) {
        return commandLine.getOrDefault(name, List.of());
    }

    /** A switch; off where nobody says anything. */
    public boolean isOn(String name) {
        return one(name).map(value -> switch (value.text().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on", "y", "t" -> true;
            case "false", "0", "no", "off", "n", "f", "" -> false;
            default -> throw new UnusableInput(value, "it must be `true` or `false`");
        }).orElse(false);
    }

    private Optional<Value> ofFiles(String name) {
        for (SettingsLayer layer : layers) {
            Setting setting = layer.values().get(name);
            if (setting != null && !setting.values().isEmpty()) {
                return Optional.of(new Value(setting.values().getLast(), setting.origin().toString()));
            }
        }
        return Optional.empty();
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Variables hold lists with blanks between; where no URL can stand, also with commas, as in uv. */
    private static List<String> split(String name, String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(name.contains("index") ? "\\s+" : "[\\s,]+", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }
}
