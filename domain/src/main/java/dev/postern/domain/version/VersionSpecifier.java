package dev.postern.domain.version;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One comparison with a version, such as {@code >=1.0} (PEP 440). Two specifiers are equal if they print alike, since {@code ~=1.0} and
 * {@code ~=1.0.0} mean different things. Ordered by version, then by operator.
 */
public final class VersionSpecifier implements Comparable<VersionSpecifier> {

    private final Operator operator;
    private final Version version;

    private VersionSpecifier(Operator operator, Version version) {
        this.operator = operator;
        this.version = version;
    }

    /**
     * Reads one specifier, with white space around and inside it.
     *
     * @throws MalformedSpecifier if it is none
     */
    public static VersionSpecifier parse(String text) {
        return new SpecifierParser(text, 0, text.length()).parse();
    }

    /**
     * Joins an operator and a version.
     *
     * @throws MalformedSpecifier if the operator cannot take the version: a local version with anything but equality, a single number with
     *             {@code ~=}, a wildcard after anything but a release
     */
    public static VersionSpecifier of(Operator operator, Version version) {
        VersionSpecifier specifier = new VersionSpecifier(operator, version);
        String objection = objection(operator, version);
        if (objection != null) {
            throw new MalformedSpecifier(specifier.toString(), operator.text().length(), objection);
        }
        return specifier;
    }

    private static @Nullable String objection(Operator operator, Version version) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL, ARBITRARY_EQUAL -> null;
            case EQUAL_WILDCARD, NOT_EQUAL_WILDCARD -> version.isLocal() || version.phase() != VersionKey.FINAL
                    ? "`.*` can only follow release numbers"
                    : null;
            case COMPATIBLE -> version.isLocal() ? localObjection(operator)
                    : version.releaseLength() < 2 ? "`~=` needs at least two release numbers, such as `~=" + version + ".0`" : null;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> version.isLocal() ? localObjection(operator) : null;
        };
    }

    private static String localObjection(Operator operator) {
        return "`" + operator.text() + "` cannot compare with a local version; only `==` and `!=` can";
    }

    public Operator operator() {
        return operator;
    }

    /** Without the wildcard. */
    public Version version() {
        return version;
    }

    /** Whether the version satisfies this specifier; a pre-release is treated like any other version. */
    public boolean contains(Version candidate) {
        return toRange().contains(candidate);
    }

    /** Exactly the versions that satisfy this specifier by PEP 440. */
    public VersionRange toRange() {
        return SpecifierRange.of(operator, version);
    }

    /** The release numbers that satisfy this specifier, all other parts of its version cut off: how Python itself is compared. */
    public VersionRange toReleaseOnlyRange() {
        return SpecifierRange.ofReleaseOnly(operator, version);
    }

    /** Whether this specifier asks for a pre-release: it names one, and not to leave it out. */
    boolean namesPrerelease() {
        return operator != Operator.NOT_EQUAL && version.isPrerelease();
    }

    @Override
    public int compareTo(VersionSpecifier other) {
        int byVersion = version.compareTo(other.version);
        if (byVersion != 0) {
            return byVersion;
        }
        int byOperator = operator.compareTo(other.operator);
        return byOperator != 0 ? byOperator : toString().compareTo(other.toString());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof VersionSpecifier that && operator == that.operator
                && version.toString().equals(that.version.toString()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(operator.text(), version.toString());
    }

    @Override
    public String toString() {
        return operator.text() + version + (operator.isWildcard() ? ".*" : "");
    }
}
