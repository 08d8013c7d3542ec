package dev.postern.domain.environment;

/** What an interpreter says about itself: the values of markers, its build, and the platform that it runs on. */
public record Interpreter(MarkerEnvironment markers, PythonBuild build, Platform platform) {

    public TagSet tags() {
        return TagSet.forPython(build, platform);
    }
}
