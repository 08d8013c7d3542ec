package dev.postern.files;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Reads uv's {@code credentials.toml}: an array {@code [[credential]]} of basic and bearer credentials, each for a service URL. */
final class UvCredentials {

    private UvCredentials() {}

    /** @throws UnusableFile with file, line and column */
    static CredentialBook parse(String file, String text) {
        List<PlacedCredential> all = new ArrayList<>();
        for (TomlNode entry : document(file, text).get("credential").map(TomlNode::list).orElse(List.of())) {
            all.add(new PlacedCredential(Realm.of(service(entry)), credential(entry), "`" + file + "`"));
        }
        return new CredentialBook.ByPlace(List.copyOf(all));
    }

    /** What is wrong with TOML is told with the word that is wrong, which may be a password here. */
    private static TomlNode document(String file, String text) {
        try {
            return TomlNode.document(file, text);
        } catch (UnusableFile malformed) {
            throw UnusableFile.of(malformed.place(), "this is no TOML").withHint("run `uv auth login` again, or mend the line");
        }
    }

    private static URI service(TomlNode entry) {
        TomlNode service = required(entry, "service");
        String url = service.text().contains("://") ? service.text() : "https://" + service.text();
        return service.withText(url).parsed(CredentialedUrl::parse).location();
    }

    private static Credential credential(TomlNode entry) {
        String scheme = entry.get("scheme").map(TomlNode::text).orElse("basic");
        return switch (scheme) {
            case "basic" -> Credential.basic(entry.get("username").map(TomlNode::text).orElse(""),
                    Secret.of(required(entry, "password").text()));
            case "bearer" -> Credential.bearer(Secret.of(required(entry, "token").text()));
            default -> throw entry.wrong("the `scheme` of a credential must be `basic` or `bearer`");
        };
    }

    private static TomlNode required(TomlNode entry, String key) {
        return entry.get(key).orElseThrow(() -> entry.wrong("a credential has no `" + key + "`").withHint("run `uv auth login` again"));
    }
}
