package dev.postern.domain.index;

import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.SendingRule;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A configured package index: a place that lists the files of projects, with everything the settings say about it. Values
 * are made with {@link #at(URI)}.
 *
 * @param location of the pages, {@code http:}, {@code https:} or {@code file:}, never with userinfo
 */
public record Index(Optional<IndexName> name, URI location, IndexFormat format, Placement placement, Access access, Ownership ownership,
        Ages ages, SettingOrigin origin) {

    /** The default index unless the settings name another. */
    public static final Index PUBLIC_DEFAULT =
            at(URI.create("https://pypi.org/simple")).asDefault().origin(SettingOrigin.BUILT_IN).build();

    /**
     * Its place in the search.
     *
     * @param isDefault searched last, wherever it stands in the list
     * @param explicit searched only for names that are pinned to it or that it claims
     */
    public record Placement(boolean isDefault, boolean explicit) {}

    /**
     * How to speak to it and how to read its answers.
     *
     * @param ignoredStatuses HTTP statuses that mean "look further" (uv's {@code ignore-error-codes})
     * @param notFoundMeansDenied 404 counts as "not here" only after this index has let us in once in this run; empty where
     *     nobody says so
     * @param emptyMeansMissing a page without any file counts as "not here"
     * @param redirectHosts hosts to which a project page may redirect although the index has credentials or claims
     */
    public record Access(SendingRule authenticate, Set<Integer> ignoredStatuses, Optional<Boolean> notFoundMeansDenied,
            boolean emptyMeansMissing,
            Set<String> redirectHosts) {
        public Access {
            ignoredStatuses = Collections.unmodifiableSet(new TreeSet<>(ignoredStatuses));
            redirectHosts = Collections.unmodifiableSet(new TreeSet<>(redirectHosts));
        }
    }

    /**
     * What is its own.
     *
     * @param claims names that come from here and nowhere else
     * @param mirrors equals that may stand in while it is unreachable, first to be tried first
     */
    public record Ownership(List<NamePattern> claims, List<URI> mirrors) {
        public Ownership {
            claims = List.copyOf(claims);
            mirrors = List.copyOf(mirrors);
        }
    }

    /** How old its files must be. */
    public record Ages(Optional<ExcludeNewer> excludeNewer, Optional<Cooldown> cooldown) {}

    public Index {
        if (location.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the location of an index carries userinfo");
        }
        Objects.requireNonNull(format);
        Objects.requireNonNull(origin);
    }

    /** Starts an index at this location, with everything else as uv has it by default. */
    public static IndexBuilder at(URI location) {
        return new IndexBuilder(location);
    }

    /** A find-links entry: a flat place without a name. */
    public static Index findLinks(URI location, SettingOrigin origin) {
        return at(location).flat().origin(origin).build();
    }

    public boolean isDefault() {
        return placement.isDefault();
    }

    public boolean explicit() {
        return placement.explicit();
    }

    public SendingRule authenticate() {
        return access.authenticate();
    }

    public Set<Integer> ignoredStatuses() {
        return access.ignoredStatuses();
    }

    /** The same index, of which it is known that it hides denials behind 404, unless its settings say otherwise. */
    public Index hidingDenials() {
        return access.notFoundMeansDenied().isPresent() ? this : toBuilder().notFoundMeansDenied(true).build();
    }

    public boolean notFoundMeansDenied() {
        return access.notFoundMeansDenied().orElse(false);
    }

    public boolean emptyMeansMissing() {
        return access.emptyMeansMissing();
    }

    public Set<String> redirectHosts() {
        return access.redirectHosts();
    }

    public List<NamePattern> claims() {
        return ownership.claims();
    }

    public List<URI> mirrors() {
        return ownership.mirrors();
    }

    public Optional<ExcludeNewer> excludeNewer() {
        return ages.excludeNewer();
    }

    public Optional<Cooldown> cooldown() {
        return ages.cooldown();
    }

    public boolean isFlat() {
        return format == IndexFormat.FLAT;
    }

    /** Whether it is a folder or file of this machine. */
    public boolean isLocal() {
        return "file".equalsIgnoreCase(location.getScheme());
    }

    /** Its name, else its location. */
    public String displayName() {
        return name.map(IndexName::text).orElseGet(location::toString);
    }

    /** Whether both stand for one place: same origin, same path but for a final slash. */
    public boolean isSamePlaceAs(Index other) {
        return isSamePlaceAs(other.location);
    }

    public boolean isSamePlaceAs(URI other) {
        return Realm.of(location).equals(Realm.of(other)) && Objects.equals(location.getRawQuery(), other.getRawQuery());
    }

    /** The same index served from a mirror: same name, same rules, another location; it has no mirrors of its own. */
    public Index mirroredAt(URI mirror) {
        return toBuilder().location(mirror).mirrors(List.of()).build();
    }

    /** Changes of this index. */
    public IndexBuilder toBuilder() {
        return new IndexBuilder(this);
    }

    /** Cheap, since indexes are keys of every look-up. */
    @Override
    public int hashCode() {
        return location.hashCode();
    }

    /** Short: what a message needs. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "index `%s` (%s)", displayName(), origin);
    }
}
