package dev.postern.azure;

import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose feeds a URL names: an organization of Azure DevOps, or a collection of an Azure DevOps Server. One credential opens all of its
 * feeds, whatever their pages, files and uploads are called: links to files name a feed by its GUID.
 *
 * @param name lower case, decoded; empty for a host of many organizations
 * @param place where the organization is at home: the same for all host names of one
 * @param realm the part of the asked host that belongs to it
 */
record Organization(String name, String place, Realm realm) {

    /** Whether the URL names a host and nobody on it. */
    boolean isBare() {
        return name.isEmpty();
    }

    boolean isSame(Organization other) {
        return name.equals(other.name) && place.equals(other.place);
    }

    /** The realm as it was spelled, and as the service spells it. */
    Reach reach() {
        Realm lower = new Realm(realm.scheme(), realm.host(), realm.port(), realm.path().toLowerCase(Locale.ROOT));
        return new Reach(Stream.of(realm, lower).distinct().toList());
    }

    /** Where a person meets the organization. */
    String portal() {
        return "https://dev.azure.com/" + name;
    }

    /** Where session tokens of an organization are made unless its feed says otherwise. */
    Optional<String> exchangeEndpoint() {
        return place.isEmpty() && name.matches("[a-z0-9-]+") ? Optional.of("https://vssps.dev.azure.com/" + name) : Optional.empty();
    }

    /** For people, in names of remembered credentials. */
    String label() {
        return name.replaceAll("[\\p{Cntrl}`]", "?") + " at " + realm.host();
    }

    @Override
    public String toString() {
        return place.isEmpty() ? name : name + " at " + place;
    }
}
