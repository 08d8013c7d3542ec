package dev.postern.domain.environment;

import dev.postern.domain.version.Version;

/** Where the packages of a resolution must run. */
public sealed interface TargetEnvironment {

    /** One environment, all of which is known. */
    record Single(MarkerEnvironment markers, TagSet tags, PythonTarget python) implements TargetEnvironment {

        /** The environment of an interpreter itself. */
        public static Single of(Interpreter interpreter) {
            return new Single(interpreter.markers(), interpreter.tags(),
                    PythonTarget.interpreter(interpreter.markers().pythonFullVersion()));
        }

        /** The environment of an interpreter, but for another Python version. */
        public static Single of(Interpreter interpreter, Version requested) {
            MarkerEnvironment markers = interpreter.markers().withPython(requested);
            PythonBuild build = interpreter.build().withPython(number(requested.major()), number(requested.minor()));
            return new Single(markers, TagSet.forPython(build, interpreter.platform()),
                    PythonTarget.requested(requested, interpreter.markers().pythonFullVersion()));
        }

        /** The usual CPython of that version on that platform, when no interpreter was asked. */
        public static Single of(TargetPlatform platform, Version requested) {
            MarkerEnvironment markers = platform.markersOfCpython(requested);
            return new Single(markers, TagSet.cpython(number(requested.major()), number(requested.minor()), platform.platform()),
                    PythonTarget.requested(requested, markers.pythonFullVersion()));
        }

        /** No Python has such numbers; a limit keeps a mistyped one from making millions of tags. */
        private static int number(long part) {
            return (int) Math.min(part, 255);
        }
    }
}
