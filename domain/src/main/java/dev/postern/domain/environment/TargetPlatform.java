package dev.postern.domain.environment;

import dev.postern.domain.version.Version;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A platform that one resolves for by name ({@code --python-platform}), with the marker values of a CPython there. The names
 * are those that uv 0.13.9 takes: short ones, target triples, and {@code <machine>-manylinux_2_<glibc>}.
 */
public record TargetPlatform(String name, Platform platform) {

    /**
     * Finds a platform by name.
     *
     * @throws UnknownPlatform if there is none of that name
     */
    public static TargetPlatform parse(String name) {
        Platform platform = KnownPlatforms.named(name);
        if (platform == null) {
            throw new UnknownPlatform(name, names());
        }
        return new TargetPlatform(name, platform);
    }

    /** Every name that {@link #parse} takes, in the order in which help texts list them. */
    public static List<String> names() {
        return KnownPlatforms.names();
    }

    /**
     * The same platform but for the oldest release of its system that wheels may ask for: {@code MACOSX_DEPLOYMENT_TARGET},
     * {@code IPHONEOS_DEPLOYMENT_TARGET} (two numbers) or {@code ANDROID_API_LEVEL} (one). Other systems have no such bound and stay as they are.
     */
    public TargetPlatform withOldestRelease(int major, int minor) {
        return new TargetPlatform(name, switch (platform) {
            case Platform.MacOs mac -> new Platform.MacOs(major, minor, mac.machine());
            case Platform.Ios ios -> new Platform.Ios(major, minor, ios.multiarch());
            case Platform.Android android -> new Platform.Android(major, android.abi());
            case Platform.Manylinux _,Platform.Musllinux _,Platform.PlainLinux _,Platform.Windows _,Platform.Pyodide _,Platform.Other _ ->
                    platform;
        });
    }

    /** The values of markers in a CPython of that version there; what nobody can know beforehand is empty. */
    public MarkerEnvironment markersOfCpython(Version python) {
        Map<MarkerVariable, String> values = new EnumMap<>(MarkerVariable.class);
        String full = MarkerEnvironment.fullVersion(python);
        values.put(MarkerVariable.PYTHON_FULL_VERSION, full);
        values.put(MarkerVariable.IMPLEMENTATION_VERSION, full);
        values.put(MarkerVariable.IMPLEMENTATION_NAME, PythonBuild.CPYTHON);
        values.put(MarkerVariable.PLATFORM_PYTHON_IMPLEMENTATION, "CPython");
        values.putAll(PlatformMarkers.of(platform));
        return MarkerEnvironment.ofVariables(values);
    }

    /** The markers of an interpreter, moved to this platform. */
    public MarkerEnvironment markersOf(MarkerEnvironment interpreter) {
        MarkerEnvironment moved = interpreter;
        for (Map.Entry<MarkerVariable, String> entry : PlatformMarkers.of(platform).entrySet()) {
            moved = moved.with(entry.getKey(), entry.getValue());
        }
        return moved;
    }

    @Override
    public String toString() {
        return name;
    }
}
