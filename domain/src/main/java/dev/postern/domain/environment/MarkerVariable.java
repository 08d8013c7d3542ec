package dev.postern.domain.environment;

import java.util.Optional;

/** The eleven variables that an environment marker may ask for (PEP 508), {@code extra} aside. */
public enum MarkerVariable {
    OS_NAME("os_name"),
    SYS_PLATFORM("sys_platform"),
    PLATFORM_SYSTEM("platform_system"),
    PLATFORM_MACHINE("platform_machine"),
    PLATFORM_PYTHON_IMPLEMENTATION("platform_python_implementation"),
    PLATFORM_RELEASE("platform_release"),
    PLATFORM_VERSION("platform_version"),
    IMPLEMENTATION_NAME("implementation_name"),
    IMPLEMENTATION_VERSION("implementation_version"),
    PYTHON_VERSION("python_version"),
    PYTHON_FULL_VERSION("python_full_version");

    private final String text;

    MarkerVariable(String text) {
        this.text = text;
    }

    /** The name as markers write it, such as {@code sys_platform}. */
    public String text() {
        return text;
    }

    /** The variable of that name; empty for any other text, also for the deprecated dotted names. */
    public static Optional<MarkerVariable> named(String name) {
        for (MarkerVariable variable : values()) {
            if (variable.text.equals(name)) {
                return Optional.of(variable);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
