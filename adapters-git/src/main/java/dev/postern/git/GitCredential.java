package dev.postern.git;

import dev.postern.domain.credential.Credential;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Hands a credential to {@code git} for one repository: by its environment, which others cannot read, never by an argument. */
final class GitCredential {
    private static final String COUNT = "GIT_CONFIG_COUNT";

    private GitCredential() {}

    /** @param variables those of the command; settings that are there already stay */
    static void add(Map<String, String> variables, URI repository, Credential credential) {
        int count = count(variables.getOrDefault(COUNT, "0"));
        variables.put("GIT_CONFIG_KEY_" + count, "http." + repository + ".extraHeader");
        variables.put("GIT_CONFIG_VALUE_" + count, "Authorization: " + header(credential));
        variables.put(COUNT, String.valueOf(count + 1));
    }

    private static int count(String text) {
        try {
            return Math.max(0, Integer.parseInt(text.strip()));
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }

    private static String header(Credential credential) {
        String secret = credential.secret().reveal();
        return switch (credential.scheme()) {
            case BASIC ->
                    "Basic " + Base64.getEncoder().encodeToString((credential.username() + ":" + secret).getBytes(StandardCharsets.UTF_8));
            case BEARER -> "Bearer " + secret;
        };
    }
}
