package dev.postern.domain.version;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Specifiers that must all hold, such as {@code >=1.0,<2.0} (PEP 440), in the order in which they were written. None admits every version.
 */
public final class VersionSpecifiers implements Iterable<VersionSpecifier> {

    private static final VersionSpecifiers ANY = new VersionSpecifiers(List.of());

    private final List<VersionSpecifier> specifiers;
    /** Made on first use; two threads may make equal ones. */
    private @Nullable VersionRange range;
    private @Nullable VersionRange releaseOnlyRange;

    private VersionSpecifiers(List<VersionSpecifier> specifiers) {
        this.specifiers = specifiers;
    }

    /** No specifier: every version. */
    public static VersionSpecifiers any() {
        return ANY;
    }

    public static VersionSpecifiers of(List<VersionSpecifier> specifiers) {
        return specifiers.isEmpty() ? ANY : new VersionSpecifiers(List.copyOf(specifiers));
    }

    /**
     * Reads specifiers separated by commas; white space alone is no specifier, and a comma may stand after the last one.
     *
     * @throws MalformedSpecifier if one of them is none
     */
    public static VersionSpecifiers parse(String text) {
        List<VersionSpecifier> specifiers = new ArrayList<>(2);
        int start = 0;
        while (start <= text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            SpecifierParser parser = new SpecifierParser(text, start, end);
            // what follows the last comma, or a text of nothing but white space
            boolean optional = end == text.length() && (start == 0 || !specifiers.isEmpty());
            if (!optional || !parser.isBlank()) {
                specifiers.add(parser.parse());
            }
            start = end + 1;
        }
        return of(specifiers);
    }

    /**
     * Reads specifiers as metadata and index pages write them: known mistakes of published packages are mended first, see
     * {@link SpecifierRepairs}.
     *
     * @throws MalformedSpecifier if even so one of them is none; about the text as given
     */
    public static VersionSpecifiers parseLenient(String text) {
        try {
            return parse(text);
        } catch (MalformedSpecifier asGiven) {
            return SpecifierRepairs.attempts(text).stream().flatMap(repaired -> tryParse(repaired).stream()).findFirst()
                    .orElseThrow(() -> asGiven);
        }
    }

    private static Optional<VersionSpecifiers> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (MalformedSpecifier malformed) {
            return Optional.empty();
        }
    }

    public boolean isEmpty() {
        return specifiers.isEmpty();
    }

    public List<VersionSpecifier> asList() {
        return specifiers;
    }

    @Override
    public Iterator<VersionSpecifier> iterator() {
        return specifiers.iterator();
    }

    /** Whether the version satisfies all specifiers; a pre-release is treated like any other version. */
    public boolean contains(Version candidate) {
        return toRange().contains(candidate);
    }

    /** Exactly the versions that satisfy all specifiers by PEP 440. */
    public VersionRange toRange() {
        VersionRange known = range;
        if (known == null) {
            known = VersionRange.full();
            for (VersionSpecifier specifier : specifiers) {
                known = known.intersection(specifier.toRange());
            }
            range = known;
        }
        return known;
    }

    /** The release numbers that satisfy all specifiers, all other parts of their versions cut off: how Python itself is compared. */
    public VersionRange toReleaseOnlyRange() {
        VersionRange known = releaseOnlyRange;
        if (known == null) {
            known = VersionRange.full();
            for (VersionSpecifier specifier : specifiers) {
                known = known.intersection(specifier.toReleaseOnlyRange());
            }
            releaseOnlyRange = known;
        }
        return known;
    }

    /** The version {@code v} if {@code ==v} or {@code ===v} is the only specifier. */
    public Optional<Version> singleExactPin() {
        if (specifiers.size() != 1) {
            return Optional.empty();
        }
        VersionSpecifier only = specifiers.getFirst();
        return only.operator() == Operator.EQUAL || only.operator() == Operator.ARBITRARY_EQUAL ? Optional.of(only.version())
                : Optional.empty();
    }

    /** Whether one of the specifiers asks for a pre-release; leaving one out by {@code !=} is not asking for it. */
    public boolean namesPrerelease() {
        for (VersionSpecifier specifier : specifiers) {
            if (specifier.namesPrerelease()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof VersionSpecifiers that && specifiers.equals(that.specifiers));
    }

    @Override
    public int hashCode() {
        return specifiers.hashCode();
    }

    @Override
    public String toString() {
        return specifiers.stream().map(VersionSpecifier::toString).collect(Collectors.joining(","));
    }
}
