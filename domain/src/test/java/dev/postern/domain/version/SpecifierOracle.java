package dev.postern.domain.version;

import java.util.List;

/** The comparison rules of PEP 440, written down a second time in their own words: by the parts of both versions, without ranges. */
final class SpecifierOracle {

    private SpecifierOracle() {}

    static boolean admits(VersionSpecifier specifier, Version candidate) {
        Version version = specifier.version();
        return switch (specifier.operator()) {
            case EQUAL -> equal(version, candidate);
            case NOT_EQUAL -> !equal(version, candidate);
            case ARBITRARY_EQUAL -> candidate.equals(version);
            case EQUAL_WILDCARD -> hasPrefix(version, candidate, version.releaseLength());
            case NOT_EQUAL_WILDCARD -> !hasPrefix(version, candidate, version.releaseLength());
            case COMPATIBLE -> candidate.compareTo(version) >= 0 && hasPrefix(version, candidate, version.releaseLength() - 1);
            case LESS_OR_EQUAL -> candidate.withoutLocal().compareTo(version) <= 0;
            case GREATER_OR_EQUAL -> candidate.compareTo(version) >= 0;
            case LESS -> candidate.compareTo(version) < 0 && (version.isPrerelease() || !isPrereleaseOf(version, candidate));
            case GREATER -> candidate.withoutLocal().compareTo(version) > 0 && !isPostreleaseOf(version, candidate);
        };
    }

    private static boolean equal(Version version, Version candidate) {
        return version.isLocal() ? candidate.equals(version) : candidate.withoutLocal().equals(version);
    }

    private static boolean hasPrefix(Version version, Version candidate, int length) {
        for (int i = 0; i < length; i++) {
            if (version.release(i) != candidate.release(i)) {
                return false;
            }
        }
        return version.epoch() == candidate.epoch();
    }

    private static boolean isPrereleaseOf(Version version, Version candidate) {
        if (!candidate.isPrerelease() || !sameRelease(version, candidate)) {
            return false;
        }
        return !version.isPostrelease() || (candidate.post() == version.post() && !candidate.hasPre());
    }

    private static boolean isPostreleaseOf(Version version, Version candidate) {
        return !version.isPostrelease() && !version.isDevrelease() && candidate.isPostrelease() && sameRelease(version, candidate)
                && List.of(version.hasPre(), version.hasPre() ? version.phase() : 0, version.preNumber())
                        .equals(List.of(candidate.hasPre(), candidate.hasPre() ? candidate.phase() : 0, candidate.preNumber()));
    }

    private static boolean sameRelease(Version version, Version candidate) {
        return hasPrefix(version, candidate, Math.max(version.releaseLength(), candidate.releaseLength()));
    }
}
