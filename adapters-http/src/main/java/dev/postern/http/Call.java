package dev.postern.http;

import dev.postern.domain.credential.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request before it is sent, a GET unless it has a {@link Parcel}. The URL carries no userinfo; a credential travels as {@link Authorization}, which never prints.
 *
 * @param limit bytes of a successful body, as they come from the network, after which the answer is given up
 * @param keep what becomes of a successful body
 * @param parcel what another method than GET sends
 * @param home the index on whose behalf it is sent, if any
 * @param spool where a body that is kept as a file grows
 */
record Call(URI uri, Map<String, String> headers, Optional<Authorization> authorization, long limit, Keep keep, Optional<Spool> spool,
        Optional<Parcel> parcel, Optional<URI> home) {

    /** A method and its body, which may be empty and is a secret. */
    record Parcel(String method, Secret body) {}

    /** What becomes of a successful body. */
    enum Keep {
        /** Held in memory. */
        MEMORY,
        /** Written to a temporary file when it is long. */
        DISK,
        /** Written to a file that will stay. */
        FILE,
        /** Not wanted: status and headers are the answer. */
        NOTHING
    }

    static Call get(URI uri, long limit) {
        return new Call(uri, Map.of(), Optional.empty(), limit, Keep.MEMORY, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Call with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(uri, more, authorization, limit, keep, spool, parcel, home);
    }

    Call with(Parcel newParcel) {
        return new Call(uri, headers, authorization, limit, keep, spool, Optional.of(newParcel), home);
    }

    Call with(Authorization newAuthorization) {
        return new Call(uri, headers, Optional.of(newAuthorization), limit, keep, spool, parcel, home);
    }

    Call keeping(Keep newKeep) {
        return new Call(uri, headers, authorization, limit, newKeep, Optional.empty(), parcel, home);
    }

    /** The same request, whose body grows as a file in this folder while its digest is taken. */
    Call into(Spool place) {
        return new Call(uri, headers, authorization, limit, Keep.FILE, Optional.of(place), parcel, home);
    }

    /** The same request to another place, where the credential must not go unless the origin is the same. */
    Call redirectedTo(URI target) {
        boolean sameOrigin = Origin.of(target).equals(Origin.of(uri));
        return new Call(target, headers, sameOrigin ? authorization : Optional.empty(), limit, keep, spool, parcel, home);
    }

    /** The same request on behalf of an index. */
    Call of(URI index) {
        return new Call(uri, headers, authorization, limit, keep, spool, parcel, Optional.of(index));
    }

    /** Headers and queries of token requests hold secrets: neither prints. */
    @Override
    public String toString() {
        return parcel.map(Parcel::method).orElse("GET") + " " + Origin.of(uri);
    }

    Call withoutAuthorization() {
        return new Call(uri, headers, Optional.empty(), limit, keep, spool, parcel, home);
    }
}
