package dev.postern.assembly;

import dev.postern.files.Setting;
import dev.postern.files.SettingsLayer;
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
    public Settings(Map<String, List<String>> commandLine, Variables environment, List<SettingsLayer> layers) {
        this.commandLine = Map.copyOf(commandLine);
        this.environment = environment;
        this.layers = List.copyOf(layers);
    }

    public List<SettingsLayer> layers() {
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
        List<Value> values = new ArrayList<>();
        commandLine.getOrDefault(name, List.of()).forEach(text -> values.add(new Value(text, "--" + name)));
        if (values.isEmpty()) {
            environment.settingName(variable(name)).ifPresent(set -> split(environment.get(set).orElse(""))
                    .forEach(text -> values.add(new Value(text, set))));
        }
        for (SettingsLayer layer : layers) {
            Setting setting = layer.values().get(name);
            if (setting != null) {
                setting.values().forEach(text -> values.add(new Value(text, setting.origin().toString())));
            }
        }
        return values;
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
            default -> throw new UnusableSetting(value, "it must be `true` or `false`");
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

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split("[\\s,]+", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }
}
