package dev.postern.domain.name;

import org.jspecify.annotations.Nullable;

/**
 * The name of a dependency group, normalised as PEP 735 wants it.
 *
 * <p>Compared and printed in normal form, so {@code Foo.Bar} and {@code foo-bar} are equal.
 */
public final class GroupName implements Comparable<GroupName> {

    private final String text;

    private GroupName(String text) {
        this.text = text;
    }

    /**
     * Reads a name and brings it into normal form.
     *
     * @throws MalformedName unless the text is a name as PEP 508 allows it
     */
    public static GroupName of(String text) {
        return new GroupName(NameText.normalize("a dependency group name", text));
    }

    /** The name in normal form. */
    public String text() {
        return text;
    }

    @Override
    public int compareTo(GroupName other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof GroupName that && text.equals(that.text));
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
