package dev.postern.azure;

import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which feed a URL names: {@code …/[project/]_packaging/feed[@view]/…}. The project is part of it: feeds of an organization and of a
 * project may share a name. Names are compared decoded and in lower case; a GUID is another name, which only the service can resolve.
 *
 * @param owner the organization, or the host and path of a server
 */
record FeedAddress(String owner, String project, String feed) {

    private static final String MARK = "_packaging";

    /** @param organization whose the URL is, if it is Azure's own */
    static Optional<FeedAddress> of(URI url, Optional<Organization> organization) {
        Realm realm = Realm.of(url);
        String owner = organization.map(Organization::toString).orElseGet(() -> realm.origin().toString());
        String path = realm.path().substring(organization.map(found -> found.realm().path().length()).orElse(0));
        List<String> segments = Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).map(AzureHosts::decoded).toList();
        int mark = segments.indexOf(MARK);
        return mark < 0 || mark + 1 >= segments.size() ? Optional.empty()
                : Optional.of(new FeedAddress(owner, String.join("/", segments.subList(0, mark)), segments.get(mark + 1)));
    }

    /**
     * What the credential of a server's feed opens: its collection, {@code /[tfs/]collection}, where files lie too.
     *
     * @return empty if the URL is not one of a feed
     */
    static Optional<Reach> collection(URI url) {
        Realm realm = Realm.of(url);
        List<String> segments = Arrays.stream(realm.path().split("/")).filter(segment -> !segment.isEmpty()).toList();
        int mark = segments.indexOf(MARK);
        int length = !segments.isEmpty() && segments.getFirst().equalsIgnoreCase("tfs") ? 2 : 1;
        Realm collection = new Realm(realm.scheme(), realm.host(), realm.port(),
                "/" + String.join("/", segments.subList(0, Math.min(length, segments.size()))));
        return mark >= length && !realm.host().isEmpty() && collection.covers(realm) ? Optional.of(Reach.of(collection)) : Optional.empty();
    }
}
