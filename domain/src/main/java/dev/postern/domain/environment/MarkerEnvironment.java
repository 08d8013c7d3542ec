package dev.postern.domain.environment;

import dev.postern.domain.version.Version;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values of the eleven marker variables in one environment (PEP 508). The two versions among them are parsed once;
 * {@code python_version} always is the first two numbers of {@code python_full_version}.
 */
public final class MarkerEnvironment {
    private final String[] values;
    private final Version pythonFullVersion;
    private final Version pythonRelease;
    private final Version implementationRelease;

    private MarkerEnvironment(Map<MarkerVariable, String> given) {
        this.values = new String[MarkerVariable.values().length];
        for (MarkerVariable variable : MarkerVariable.values()) {
            values[variable.ordinal()] = given.getOrDefault(variable, "");
        }
        this.pythonFullVersion = version(MarkerVariable.PYTHON_FULL_VERSION);
        this.pythonRelease = pythonFullVersion.releaseOnly();
        this.implementationRelease = version(MarkerVariable.IMPLEMENTATION_VERSION).releaseOnly();
        values[MarkerVariable.PYTHON_VERSION.ordinal()] = pythonRelease.major() + "." + pythonRelease.minor();
    }

    /**
     * Takes the values that an interpreter gives, by the variables' names. Other names are ignored, and so is
     * {@code python_version}; a {@code +} at the end of a version, which says "built from sources", is dropped.
     *
     * @throws MalformedEnvironment if a variable is missing, or one of the two versions is none
     */
    public static MarkerEnvironment of(Map<String, String> given) {
        Map<MarkerVariable, String> values = new EnumMap<>(MarkerVariable.class);
        for (MarkerVariable variable : MarkerVariable.values()) {
            String value = given.get(variable.text());
            if (value == null && variable != MarkerVariable.PYTHON_VERSION) {
                throw new MalformedEnvironment("the interpreter does not say its `" + variable + "`");
            }
            values.put(variable, value == null ? "" : withoutPlus(variable, value));
        }
        return new MarkerEnvironment(values);
    }

    public String get(MarkerVariable variable) {
        return values[variable.ordinal()];
    }

    public Version pythonFullVersion() {
        return pythonFullVersion;
    }

    /** The numbers of {@code python_full_version} alone: what markers compare with. */
    public Version pythonRelease() {
        return pythonRelease;
    }

    /** The numbers of {@code implementation_version} alone. */
    public Version implementationRelease() {
        return implementationRelease;
    }

    /** The same environment but for one value. */
    public MarkerEnvironment with(MarkerVariable variable, String value) {
        Map<MarkerVariable, String> changed = asMap();
        changed.put(variable, value);
        return new MarkerEnvironment(changed);
    }

    /**
     * The same environment under another Python. A version with one or two numbers stands for their first release; CPython's
     * own version moves along.
     */
    public MarkerEnvironment withPython(Version python) {
        Map<MarkerVariable, String> changed = asMap();
        String full = fullVersion(python);
        changed.put(MarkerVariable.PYTHON_FULL_VERSION, full);
        if (get(MarkerVariable.IMPLEMENTATION_NAME).equals(PythonBuild.CPYTHON)) {
            changed.put(MarkerVariable.IMPLEMENTATION_VERSION, full);
        }
        return new MarkerEnvironment(changed);
    }

    /** That Python version with at least three numbers. */
    static String fullVersion(Version python) {
        return switch (python.release().size()) {
            case 1 -> python + ".0.0";
            case 2 -> python.major() + "." + python.minor() + ".0" + suffix(python);
            default -> python.toString();
        };
    }

    private static String suffix(Version python) {
        return python.toString().substring(python.releaseOnly().toString().length());
    }

    static MarkerEnvironment ofVariables(Map<MarkerVariable, String> values) {
        return new MarkerEnvironment(values);
    }

    private Map<MarkerVariable, String> asMap() {
        Map<MarkerVariable, String> map = new EnumMap<>(MarkerVariable.class);
        for (MarkerVariable variable : MarkerVariable.values()) {
            map.put(variable, get(variable));
        }
        return map;
    }

    private Version version(MarkerVariable variable) {
        Optional<Version> version = Version.tryParse(get(variable));
        return version.orElseThrow(() -> new MalformedEnvironment(
                "the interpreter's `" + variable + "` is `" + get(variable) + "`, which is not a version"));
    }

    private static String withoutPlus(MarkerVariable variable, String value) {
        boolean isVersion = variable == MarkerVariable.PYTHON_FULL_VERSION || variable == MarkerVariable.IMPLEMENTATION_VERSION;
        return isVersion && value.endsWith("+") ? value.substring(0, value.length() - 1) : value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MarkerEnvironment that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}
