package dev.postern.domain.version;

/** The normal form of a version as PEP 440 prints it. */
final class VersionText {

    private VersionText() {}

    static String of(VersionParts parts) {
        StringBuilder text = new StringBuilder(24);
        if (parts.epoch() != 0) {
            text.append(parts.epoch()).append('!');
        }
        for (int i = 0; i < parts.releaseLength(); i++) {
            if (i > 0) {
                text.append('.');
            }
            text.append(parts.release(i));
        }
        if (parts.preKind() != 0) {
            text.append(letters(parts.preKind())).append(parts.preNumber());
        }
        if (parts.post() >= 0) {
            text.append(".post").append(parts.post());
        }
        if (parts.dev() >= 0) {
            text.append(".dev").append(parts.dev());
        }
        if (!parts.local().isEmpty()) {
            text.append('+').append(parts.local());
        }
        return text.toString();
    }

    private static String letters(int preKind) {
        return switch (preKind) {
            case VersionKey.ALPHA -> "a";
            case VersionKey.BETA -> "b";
            default -> "rc";
        };
    }
}
