package dev.postern.jfrog;

/** Text that is no JSON object. The message names the place and nothing of the text, which may be secret. */
final class MalformedJson extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedJson(String what, int line, int column) {
        super(what + " at line " + line + ", column " + column);
    }
}
