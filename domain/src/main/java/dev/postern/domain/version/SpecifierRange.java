package dev.postern.domain.version;

/** What a specifier admits, as a range. */
final class SpecifierRange {

    private SpecifierRange() {}

    /** By the rules of PEP 440: local versions satisfy {@code ==}, pre-releases do not satisfy {@code <}, post-releases do not satisfy {@code >}. */
    static VersionRange of(Operator operator, Version version) {
        return switch (operator) {
            case EQUAL -> equal(version);
            case NOT_EQUAL -> equal(version).complement();
            case ARBITRARY_EQUAL -> VersionRange.singleton(version);
            case EQUAL_WILDCARD -> wildcard(version);
            case NOT_EQUAL_WILDCARD -> wildcard(version).complement();
            case COMPATIBLE -> VersionRange.between(version, LeastAbove.release(version, version.releaseLength() - 1));
            case LESS -> less(version);
            case LESS_OR_EQUAL -> VersionRange.of(VersionBound.LEAST, VersionBound.aboveLocals(version));
            case GREATER -> greater(version);
            case GREATER_OR_EQUAL -> VersionRange.atLeast(version);
        };
    }

    private static VersionRange equal(Version version) {
        return version.isLocal() ? VersionRange.singleton(version)
                : VersionRange.of(VersionBound.below(version), VersionBound.aboveLocals(version));
    }

    private static VersionRange wildcard(Version version) {
        return VersionRange.between(LeastAbove.firstDev(version), LeastAbove.release(version, version.releaseLength()));
    }

    private static VersionRange less(Version version) {
        if (version.isPrerelease()) {
            return VersionRange.below(version);
        }
        return version.isPostrelease() ? VersionRange.below(LeastAbove.firstDev(version))
                : VersionRange.of(VersionBound.LEAST, VersionBound.belowPrereleases(version));
    }

    private static VersionRange greater(Version version) {
        if (version.isDevrelease()) {
            return VersionRange.atLeast(LeastAbove.locals(version));
        }
        return VersionRange.of(version.isPostrelease() ? VersionBound.aboveLocals(version) : VersionBound.abovePosts(version),
                VersionBound.GREATEST);
    }

    /** By release numbers alone, for interpreters: the other parts of the specifier's version are cut off. */
    static VersionRange ofReleaseOnly(Operator operator, Version whole) {
        Version version = whole.releaseOnly();
        return switch (operator) {
            case EQUAL, ARBITRARY_EQUAL -> VersionRange.singleton(version);
            case NOT_EQUAL -> VersionRange.singleton(version).complement();
            case EQUAL_WILDCARD -> release(version, version.releaseLength());
            case NOT_EQUAL_WILDCARD -> release(version, version.releaseLength()).complement();
            case COMPATIBLE -> release(version, version.releaseLength() - 1);
            case LESS -> VersionRange.below(version);
            case LESS_OR_EQUAL -> VersionRange.atMost(version);
            case GREATER -> VersionRange.above(version);
            case GREATER_OR_EQUAL -> VersionRange.atLeast(version);
        };
    }

    private static VersionRange release(Version version, int length) {
        return VersionRange.between(version, Version.of(version.parts().nextRelease(length)));
    }
}
