package dev.postern.domain.environment;

/** Says that the values of an interpreter do not make an environment: one is missing, or is no version where one is due. */
public final class MalformedEnvironment extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedEnvironment(String message) {
        super(message);
    }
}
