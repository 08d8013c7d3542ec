package dev.postern.files;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.MalformedUrl;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a {@code .pypirc} as twine does: the servers that {@code [distutils]} lists under {@code index-servers}, {@code pypi} and
 * {@code testpypi} where it lists none, each a section with {@code repository}, {@code username} and {@code password}.
 */
final class PypircText {
    private static final Map<String, String> KNOWN =
            Map.of("pypi", "https://upload.pypi.org/legacy/", "testpypi", "https://test.pypi.org/legacy/");

    private PypircText() {}

    /** @throws UnusableFile with file and line */
    static CredentialBook parse(String file, String text) {
        Map<String, Map<String, String>> sections = sections(file, text);
        String listed = sections.getOrDefault("distutils", Map.of()).getOrDefault("index-servers", "pypi testpypi");
        List<PlacedCredential> all = new ArrayList<>();
        for (String server : Arrays.stream(listed.split("\\s+", -1)).filter(each -> !each.isEmpty()).toList()) {
            Map<String, String> section = sections.getOrDefault(server, Map.of());
            String repository = section.getOrDefault("repository", KNOWN.getOrDefault(server, ""));
            String password = section.getOrDefault("password", "");
            if (!repository.isEmpty() && !password.isEmpty()) {
                all.add(new PlacedCredential(realm(file, server, repository),
                        Credential.basic(section.getOrDefault("username", "__token__"), Secret.of(password)), "`" + file + "`"));
            }
        }
        return new CredentialBook.ByPlace(List.copyOf(all));
    }

    private static Realm realm(String file, String server, String repository) {
        try {
            return Realm.of(CredentialedUrl.parse(repository).location());
        } catch (MalformedUrl malformed) {
            throw UnusableFile.of(file, "the `repository` of `" + server + "` is not a usable URL: " + malformed.reason());
        }
    }

    private static Map<String, Map<String, String>> sections(String file, String text) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> section = null;
        String key = "";
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String content = line.strip();
            boolean more = line.startsWith(" ") || line.startsWith("\t");
            if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
                continue;
            }
            if (section != null && more && !key.isEmpty()) {
                section.merge(key, content, (first, next) -> first + "\n" + next);
            } else if (content.startsWith("[") && content.endsWith("]")) {
                section = sections.computeIfAbsent(content.substring(1, content.length() - 1), _ -> new LinkedHashMap<>());
                key = "";
            } else {
                int sign = sign(content);
                if (section == null || sign <= 0) {
                    throw UnusableFile.of(file + ":" + number, section == null ? "a value stands before the first `[section]`"
                            : "expected `key = value` or `[section]`");
                }
                key = content.substring(0, sign).strip().toLowerCase(Locale.ROOT);
                section.put(key, content.substring(sign + 1).strip());
            }
        }
        return sections;
    }

    /** Where the key ends: at the first {@code =} or {@code :}. */
    private static int sign(String content) {
        int equals = content.indexOf('=');
        int colon = content.indexOf(':');
        return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
    }
}
