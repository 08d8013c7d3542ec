package dev.postern.domain.name;

import org.jspecify.annotations.Nullable;

/**
 * The name of a project on an index, normalised as PEP 503 wants it.
 *
 * <p>Compared and printed in normal form, so {@code Foo.Bar} and {@code foo-bar} are equal.
 */
public final class PackageName implements Comparable<PackageName> {

    private final String text;

    private PackageName(String text) {
        this.text = text;
    }

    /**
     * Reads a name and brings it into normal form.
     *
     * @throws MalformedName unless the text is a name as PEP 508 allows it
     */
    public static PackageName of(String text) {
        return new PackageName(NameText.normalize("a package name", text));
    }

    /** The name in normal form. */
    public String text() {
        return text;
    }

    @Override
    public int compareTo(PackageName other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof PackageName that && text.equals(that.text));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
