package dev.postern.domain.version;

/**
 * The least version above a family of versions. PEP 440's order has gaps that no version can lie in, for instance between every local version of
 * {@code 1.0} and {@code 1.0.post0.dev0}; folding a bound onto the upper end of its gap makes equal sets of versions look equal.
 */
final class LeastAbove {

    private LeastAbove() {}

    /** Above every local version of a public version: {@code 1.0 → 1.0.post0.dev0}, {@code 1.0.post1 → 1.0.post2.dev0}, {@code 1.dev1 → 1.dev2}. */
    static Version locals(Version version) {
        VersionParts parts = version.parts().withLocal("");
        if (parts.dev() >= 0) {
            return Version.of(parts.withDev(parts.dev() + 1));
        }
        return Version.of(parts.withPost(parts.post() + 1).withDev(0));
    }

    /**
     * Above every post-release of a version without one: {@code 1.0a1 → 1.0a2.dev0}. For a final version there is no least one, since
     * {@code 1.0.0.1} has {@code 1.0.0.0.1} below it; the answer then is the stand-in above all post-releases.
     */
    static Version posts(Version version) {
        VersionParts parts = version.parts().withLocal("").withDev(VersionParts.ABSENT);
        if (parts.preKind() == 0) {
            return Version.of(parts.withPost(VersionParts.INFINITE));
        }
        return Version.of(parts.withPost(VersionParts.ABSENT).withPre(parts.preKind(), parts.preNumber() + 1).withDev(0));
    }

    /** The least of a version's own development releases: {@code 1.0 → 1.0.dev0}. */
    static Version firstDev(Version version) {
        return Version.of(version.parts().withLocal("").withDev(0));
    }

    /** The least version of the release after the first {@code length} numbers: {@code (1.4.2, 2) → 1.5.dev0}. */
    static Version release(Version version, int length) {
        return Version.of(version.parts().nextRelease(length).withDev(0));
    }
}
