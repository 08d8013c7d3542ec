package dev.postern.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.domain.credential.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Reads the lists of feeds that pipelines put into variables. Entries before a malformed one stay, those after it do not count, as
 * with Microsoft's credential provider; but the fault is told.
 *
 * @param fault what is wrong with the text, without any of it
 */
record FeedEndpoints<T>(List<T> entries, Optional<String> fault) {

    /** An entry of the list. */
    sealed interface Entry {
        URI endpoint();
    }

    /** A ready-made credential. */
    record Given(URI endpoint, Optional<String> username, Secret password) implements Entry {}

    /**
     * An identity that Entra knows.
     *
     * @param clientId of a service principal or a managed identity; any other text than a GUID is the machine's own identity
     */
    record Identity(URI endpoint, String clientId, Optional<String> subject, Optional<String> certificate) implements Entry {}

    FeedEndpoints {
        entries = List.copyOf(entries);
    }

    /** {@code {"endpointCredentials":[{"endpoint":…,"username":…,"password":…}]}}. */
    static FeedEndpoints<Given> credentials(Secret text) {
        return read(text, FeedEndpoints::given);
    }

    /** {@code {"endpointCredentials":[{"endpoint":…,"clientId":…,"clientCertificateFilePath":…}]}}. */
    static FeedEndpoints<Identity> identities(Secret text) {
        return read(text, FeedEndpoints::identity);
    }

    private static <T> FeedEndpoints<T> read(Secret text, BiFunction<URI, JsonNode, Optional<T>> entry) {
        JsonText.Reading reading = JsonText.written(text);
        if (reading.fault().isPresent()) {
            return new FeedEndpoints<>(List.of(), reading.fault());
        }
        JsonNode list = JsonText.field(reading.root(), "endpointCredentials");
        if (!list.isArray()) {
            return new FeedEndpoints<>(List.of(), Optional.of("has no list `endpointCredentials`"));
        }
        List<T> entries = new ArrayList<>();
        for (JsonNode one : list) {
            Optional<T> read = endpoint(one).flatMap(url -> entry.apply(url, one));
            if (read.isEmpty()) {
                return new FeedEndpoints<>(entries,
                        Optional.of("has a malformed entry number " + (entries.size() + 1) + "; it and those after it do not count"));
            }
            entries.add(read.get());
        }
        return new FeedEndpoints<>(entries, Optional.empty());
    }

    private static Optional<Given> given(URI url, JsonNode entry) {
        Optional<String> username = JsonText.text(entry, "username");
        String password = JsonText.text(entry, "password").orElse("");
        return hasControls(username.orElse("")) || hasControls(password) ? Optional.empty()
                : Optional.of(new Given(url, username, Secret.of(password)));
    }

    private static Optional<Identity> identity(URI url, JsonNode entry) {
        Optional<String> subject = JsonText.text(entry, "clientCertificateSubjectName");
        Optional<String> file = JsonText.text(entry, "clientCertificateFilePath");
        return JsonText.text(entry, "clientId").filter(client -> subject.isEmpty() || file.isEmpty())
                .map(client -> new Identity(url, client, subject, file));
    }

    private static Optional<URI> endpoint(JsonNode entry) {
        return JsonText.text(entry, "endpoint").flatMap(FeedEndpoints::url);
    }

    /** An absolute URL; spaces in it are encoded, and what stands before an {@code @} does not count. */
    static Optional<URI> url(String text) {
        try {
            URI url = new URI(text.replace(" ", "%20"));
            return url.getHost() == null || url.getScheme() == null ? Optional.empty() : Optional.of(plain(url));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Without userinfo and fragment. */
    private static URI plain(URI url) throws URISyntaxException {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return new URI(url.getScheme() + "://" + url.getHost() + port + path + query);
    }

    static boolean hasControls(Secret secret) {
        return hasControls(secret.reveal());
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
