package dev.postern.assembly;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The variables of a caller's environment. Values may be secrets, so its text form shows names only. An empty value counts
 * as absent, as in uv.
 */
public final class Variables {
    private final Map<String, String> values;

    private Variables(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public static Variables of(Map<String, String> values) {
        return new Variables(values);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** The first that is set of {@code POSTERN_<name>} and {@code UV_<name>}. */
    public Optional<String> setting(String name) {
        return get("POSTERN_" + name).or(() -> get("UV_" + name));
    }

    /** Which of {@code POSTERN_<name>} and {@code UV_<name>} is set, if any. */
    public Optional<String> settingName(String name) {
        return get("POSTERN_" + name).map(_ -> "POSTERN_" + name).or(() -> get("UV_" + name).map(_ -> "UV_" + name));
    }

    /** All of them, for adapters that want variables as a value. */
    public Map<String, String> asMap() {
        return values;
    }

    @Override
    public String toString() {
        return new TreeMap<>(values).keySet().toString();
    }
}
