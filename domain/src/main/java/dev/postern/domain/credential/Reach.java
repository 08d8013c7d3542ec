package dev.postern.domain.credential;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** Where a credential may be sent: inside these realms and nowhere else. */
public record Reach(List<Realm> realms) {

    public Reach {
        realms = List.copyOf(realms);
        if (realms.isEmpty()) {
            throw new IllegalArgumentException("a credential that reaches nothing");
        }
    }

    public static Reach of(Realm... realms) {
        return new Reach(List.of(realms));
    }

    public boolean covers(URI url) {
        Realm asked = Realm.of(url);
        return realms.stream().anyMatch(realm -> realm.covers(asked));
    }

    @Override
    public String toString() {
        return realms.stream().map(Realm::toString).collect(Collectors.joining(", "));
    }
}
