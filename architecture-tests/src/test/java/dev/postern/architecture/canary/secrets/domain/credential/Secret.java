package dev.postern.architecture.canary.secrets.domain.credential;

/** Secret text. */
public record Secret(String text) {
    public String reveal() {
        return text;
    }
}
