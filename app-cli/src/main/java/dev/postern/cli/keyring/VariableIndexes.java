package dev.postern.cli.keyring;

import dev.postern.assembly.Variables;
import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.MalformedUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The indexes that a caller's variables name, whichever client they are for. */
final class VariableIndexes {
    private static final List<String> NAMES =
            List.of("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX", "UV_INDEX_URL",
                    "UV_EXTRA_INDEX_URL", "POSTERN_DEFAULT_INDEX", "POSTERN_INDEX", "POSTERN_INDEX_URL", "POSTERN_EXTRA_INDEX_URL",
                    "TWINE_REPOSITORY_URL", "UV_PUBLISH_URL");

    private VariableIndexes() {}

    /** Without userinfo; what is malformed is passed over, as it is another program's to complain. */
    static List<URI> of(Variables environment) {
        List<URI> indexes = new ArrayList<>();
        for (String name : NAMES) {
            for (String word : environment.get(name).orElse("").split("\\s+", -1)) {
                int scheme = word.indexOf("://");
                int equals = word.indexOf('=');
                String url = equals >= 0 && equals < scheme ? word.substring(equals + 1) : word;
                if (scheme > 0) {
                    add(indexes, url);
                }
            }
        }
        return indexes;
    }

    private static void add(List<URI> indexes, String url) {
        try {
            URI location = CredentialedUrl.parse(url).location();
            if (location.getHost() != null) {
                indexes.add(location);
            }
        } catch (MalformedUrl malformed) {
            // told by the program that reads the variable
        }
    }
}
