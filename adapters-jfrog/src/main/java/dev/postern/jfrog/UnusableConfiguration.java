package dev.postern.jfrog;

/** A variable or a file that is there and cannot be used. The message says which, why and what to do; it holds no secret. */
final class UnusableConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String detail;

    UnusableConfiguration(String detail) {
        super(detail);
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}
