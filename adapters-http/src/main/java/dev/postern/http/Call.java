package dev.postern.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One GET request before it is sent. The URL carries no userinfo; a credential travels as {@link Authorization}, which never prints.
 *
 * @param limit bytes of a successful body, as they come from the network, after which the answer is given up
 * @param keep what becomes of a successful body
 */
record Call(URI uri, Map<String, String> headers, Optional<Authorization> authorization, long limit, Keep keep) {

    /** What becomes of a successful body. */
    enum Keep {
        /** Held in memory. */
        MEMORY,
        /** Written to a temporary file when it is long. */
        DISK,
        /** Not wanted: status and headers are the answer. */
        NOTHING
    }

    static Call get(URI uri, long limit) {
        return new Call(uri, Map.of(), Optional.empty(), limit, Keep.MEMORY);
    }

    Call with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(uri, more, authorization, limit, keep);
    }

    Call with(Authorization newAuthorization) {
        return new Call(uri, headers, Optional.of(newAuthorization), limit, keep);
    }

    Call keeping(Keep newKeep) {
        return new Call(uri, headers, authorization, limit, newKeep);
    }

    /** The same request to another place, where the credential must not go unless the origin is the same. */
    Call redirectedTo(URI target) {
        boolean sameOrigin = Origin.of(target).equals(Origin.of(uri));
        return new Call(target, headers, sameOrigin ? authorization : Optional.empty(), limit, keep);
    }

    Call withoutAuthorization() {
        return new Call(uri, headers, Optional.empty(), limit, keep);
    }
}
