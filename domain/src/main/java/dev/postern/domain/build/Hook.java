package dev.postern.domain.build;

/** The hooks of PEP 517 that Postern calls. */
public enum Hook {
    /** Optional; tells what building a wheel needs beyond {@link BuildSystem#requires}. */
    GET_REQUIRES_FOR_BUILD_WHEEL("get_requires_for_build_wheel"),
    /** Optional; makes the metadata alone. */
    PREPARE_METADATA_FOR_BUILD_WHEEL("prepare_metadata_for_build_wheel"),
    BUILD_WHEEL("build_wheel");

    private final String text;

    Hook(String text) {
        this.text = text;
    }

    /** The function's name. */
    public String text() {
        return text;
    }
}
