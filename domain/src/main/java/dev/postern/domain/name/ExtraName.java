package dev.postern.domain.name;

import org.jspecify.annotations.Nullable;

/**
 * The name of an optional part of a project, normalised as PEP 685 wants it.
 *
 * <p>Compared and printed in normal form, so {@code Foo.Bar} and {@code foo-bar} are equal.
 */
public final class ExtraName implements Comparable<ExtraName> {

    private final String text;

    private ExtraName(String text) {
        this.text = text;
    }

    /**
     * Reads a name and brings it into normal form.
     *
     * @throws MalformedName unless the text is a name as PEP 508 allows it
     */
    public static ExtraName of(String text) {
        return new ExtraName(NameText.normalize("an extra name", text));
    }

    /** The name in normal form. */
    public String text() {
        return text;
    }

    @Override
    public int compareTo(ExtraName other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof ExtraName that && text.equals(that.text));
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
