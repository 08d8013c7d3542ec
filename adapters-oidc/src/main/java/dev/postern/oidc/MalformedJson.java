package dev.postern.oidc;

/** Text that is no JSON object. The message names the place and nothing of the text, which may be secret. */
final class MalformedJson extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String place;

    MalformedJson(String what, int line, int column) {
        super(what + " at line " + line + ", column " + column);
        this.place = what + " at line " + line + ", column " + column;
    }

    String place() {
        return place;
    }
}
