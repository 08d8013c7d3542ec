package dev.postern.domain.environment;

/**
 * What the binary interface of an interpreter depends on.
 *
 * @param implementation {@code cpython}, {@code pypy} or {@code graalpy}; another name gets no binary interface of its own
 * @param major first number of the Python version
 * @param minor second number of the Python version
 * @param implementationMajor first number of the implementation's own version (CPython: the same as {@code major})
 * @param implementationMinor second number of the implementation's own version
 * @param freeThreaded whether it is a CPython without the global interpreter lock (PEP 703)
 * @param debug whether it is a CPython built with {@code --with-pydebug}
 */
public record PythonBuild(String implementation, int major, int minor, int implementationMajor, int implementationMinor,
        boolean freeThreaded, boolean debug) {

    public static final String CPYTHON = "cpython";

    /** The usual CPython of that version. */
    public static PythonBuild cpython(int major, int minor) {
        return new PythonBuild(CPYTHON, major, minor, major, minor, false, false);
    }

    /** The same build of another Python version; the implementation's own version moves along only where it is Python's. */
    public PythonBuild withPython(int newMajor, int newMinor) {
        return isCpython()
                ? new PythonBuild(implementation, newMajor, newMinor, newMajor, newMinor, freeThreaded, debug)
                : new PythonBuild(implementation, newMajor, newMinor, implementationMajor, implementationMinor, freeThreaded, debug);
    }

    public boolean isCpython() {
        return implementation.equals(CPYTHON);
    }
}
