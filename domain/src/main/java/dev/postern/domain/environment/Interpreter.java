package dev.postern.domain.environment;

/** What an interpreter says about itself: the values of markers, its build, and the platform that it runs on. */
public record Interpreter(MarkerEnvironment markers, PythonBuild build, Platform platform) {

    /** The same interpreter, moved to another platform. */
    public Interpreter on(TargetPlatform target) {
        return new Interpreter(target.markersOf(markers), build, target.platform());
    }

    public TagSet tags() {
        return TagSet.forPython(build, platform);
    }
}
