package dev.postern.domain.requirement;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.VersionSpecifiers;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A requirement of PEP 508: a project, which versions of it, under which circumstances.
 *
 * @param extras optional parts that are wanted too, sorted
 * @param specifiers allowed versions; empty where a direct reference stands instead
 * @param reference where to take it from, if the requirement says so itself
 */
public record Requirement(PackageName name, SortedSet<ExtraName> extras, VersionSpecifiers specifiers,
        Optional<DirectReference> reference, Marker marker) {

    private static final Remembered<Requirement> LENIENT = new Remembered<>(1 << 13);

    public Requirement {
        extras = extras.isEmpty() ? Collections.emptySortedSet() : Collections.unmodifiableSortedSet(new TreeSet<>(extras));
    }

    /** Any version of a project, without extras, everywhere. */
    public static Requirement of(PackageName name) {
        return of(name, VersionSpecifiers.any());
    }

    /** Some versions of a project, without extras, everywhere. */
    public static Requirement of(PackageName name, VersionSpecifiers specifiers) {
        return new Requirement(name, Collections.emptySortedSet(), specifiers, Optional.empty(), Marker.TRUE);
    }

    /**
     * Reads a requirement as a person writes it.
     *
     * @throws MalformedRequirement if the text does not follow PEP 508
     */
    public static Requirement parse(String text) {
        return new RequirementParser(text, RequirementParser.Strictness.STRICT).parse();
    }

    /**
     * Reads a requirement from metadata that somebody published, mending the mistakes that are common there (missing commas,
     * {@code >=1.*} and the like).
     *
     * @throws MalformedRequirement if the text cannot be mended
     */
    public static Requirement parseLenient(String text) {
        Requirement known = LENIENT.get(text);
        if (known == null) {
            known = new RequirementParser(text, RequirementParser.Strictness.LENIENT).parse();
            if (known.reference().isEmpty()) {
                LENIENT.put(text, known);
            }
        }
        return known;
    }

    public Requirement withMarker(Marker other) {
        return new Requirement(name, extras, specifiers, reference, other);
    }

    public Requirement withSpecifiers(VersionSpecifiers other) {
        return new Requirement(name, extras, other, reference, marker);
    }

    public Requirement withReference(DirectReference other) {
        return new Requirement(name, extras, VersionSpecifiers.any(), Optional.of(other), marker);
    }

    /** In the normal form of PEP 508: {@code name[extras]>=1,<2 ; marker} or {@code name @ url ; marker}. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(name.text());
        if (!extras.isEmpty()) {
            out.append('[').append(String.join(",", extras.stream().map(ExtraName::text).toList())).append(']');
        }
        reference.ifPresentOrElse(place -> out.append(" @ ").append(place.text()), () -> out.append(specifiers));
        if (!marker.isTrue()) {
            out.append(" ; ").append(marker);
        }
        return out.toString();
    }
}
