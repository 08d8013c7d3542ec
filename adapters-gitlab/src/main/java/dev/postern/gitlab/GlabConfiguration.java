package dev.postern.gitlab;

import dev.postern.domain.credential.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The file in which the {@code glab} command keeps a token for each server. Of its YAML the plain form is read that the command
 * itself writes: {@code hosts:}, below that each host, below that {@code token:}.
 */
final class GlabConfiguration {
    private static final int MOST_BYTES = 1 << 20;

    private GlabConfiguration() {}

    /** Tokens by host; none if there is no file, or none that can be read. */
    static Map<String, Secret> read(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            return Map.of();
        }
        try (InputStream input = Files.newInputStream(file)) {
            return parse(new String(input.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Map.of();
        }
    }

    static Map<String, Secret> parse(String text) {
        Map<String, Secret> tokens = new LinkedHashMap<>();
        boolean inHosts = false;
        int depth = -1;
        String host = "";
        for (String line : text.lines().toList()) {
            String bare = line.strip();
            int indent = line.length() - line.stripLeading().length();
            if (bare.isEmpty() || bare.startsWith("#")) {
                continue;
            }
            if (indent == 0) {
                inHosts = bare.equals("hosts:");
                depth = -1;
            } else if (inHosts && (depth < 0 || indent <= depth)) {
                depth = indent;
                host = bare.endsWith(":") ? unquoted(bare.substring(0, bare.length() - 1)) : "";
            } else if (inHosts && !host.isEmpty() && bare.startsWith("token:")) {
                put(tokens, host, unquoted(bare.substring("token:".length()).strip().replaceFirst("^!!null\\s*", "")));
            }
        }
        return tokens;
    }

    private static void put(Map<String, Secret> tokens, String host, String token) {
        if (!token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            tokens.put(host, Secret.of(token));
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && (text.charAt(0) == '"' || text.charAt(0) == '\'') && text.endsWith(text.substring(0, 1));
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
