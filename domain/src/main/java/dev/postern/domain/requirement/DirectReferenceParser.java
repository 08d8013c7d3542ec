package dev.postern.domain.requirement;

import dev.postern.domain.requirement.DirectReference.Archive;
import dev.postern.domain.requirement.DirectReference.Git;
import dev.postern.domain.requirement.DirectReference.Local;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what stands behind the {@code @} of a requirement. */
final class DirectReferenceParser {
    private static final Set<String> DIGESTS = Set.of("md5", "sha256", "sha384", "sha512", "blake2b");
    private static final Set<String> GIT = Set.of("git+https", "git+http", "git+ssh", "git+file", "git+git");
    private static final int MAX_LENGTH = 16 * 1024;

    private DirectReferenceParser() {}

    static DirectReference parse(String given) {
        String text = UrlText.withoutUserInfo(given);
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new MalformedRequirement(text.substring(0, Math.min(60, text.length())), 0,
                    text.isBlank() ? "expected a URL or a path" : "the URL is longer than " + MAX_LENGTH + " characters");
        }
        if (UrlText.hidesUserInfo(given)) {
            throw new MalformedRequirement(text, 0, UrlText.HIDDEN_USER_INFO);
        }
        String scheme = UrlText.scheme(text).orElse("");
        Map<String, String> fragment = UrlText.fragment(text);
        Optional<String> subdirectory = Optional.ofNullable(fragment.get("subdirectory")).map(folder -> printable(text, folder));
        if (scheme.isEmpty()) {
            String path = printable(text, UrlText.fragment(text).isEmpty() ? text : UrlText.withoutFragment(text));
            return new Local(path, subdirectory, digests(fragment), false, text);
        }
        String plain = UrlText.withoutFragment(text);
        if (scheme.equals("http") || scheme.equals("https")) {
            return new Archive(hosted(text, plain), subdirectory, digests(fragment), text);
        }
        if (scheme.equals("file")) {
            return new Local(filePath(text, plain), subdirectory, digests(fragment), false, text);
        }
        if (GIT.contains(scheme)) {
            return git(text, plain, subdirectory);
        }
        throw new MalformedRequirement(text, 0, "Postern cannot fetch `" + scheme + "` URLs; it knows `https`, `http`, `file` and `git+…`");
    }

    private static URI hosted(String text, String plain) {
        URI uri = UrlText.uri(text, plain);
        if (uri.getHost() == null) {
            throw new MalformedRequirement(text, 0, uri.getRawAuthority() == null ? "the URL has no host"
                    : "`" + uri.getRawAuthority() + "` is no host name, optionally with `:` and a port");
        }
        return uri;
    }

    private static String filePath(String text, String plain) {
        String rest = plain.substring("file:".length());
        if (rest.startsWith("//")) {
            int slash = rest.indexOf('/', 2);
            String host = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
            if (slash < 0 || !(host.isEmpty() || host.equals("localhost"))) {
                throw new MalformedRequirement(text, 0, "a `file` URL names no host; write `file:///path`");
            }
            rest = rest.substring(slash);
        }
        return printable(text, UrlText.decoded(rest));
    }

    /** No path and no revision has control characters, and what prints or runs them need not be ready for any. */
    private static String printable(String text, String part) {
        if (part.chars().anyMatch(Character::isISOControl)) {
            int at = (int) text.chars().takeWhile(character -> !Character.isISOControl(character)).count();
            throw new MalformedRequirement(text, at < text.length() ? at : 0, "a control character stands in it");
        }
        return part;
    }

    private static Git git(String text, String plain, Optional<String> subdirectory) {
        String url = plain.substring("git+".length());
        int path = url.indexOf('/', url.indexOf("://") + 3);
        int at = path < 0 ? -1 : url.lastIndexOf('@');
        boolean hasRevision = at > path;
        String repository = hasRevision ? url.substring(0, at) : url;
        Optional<String> revision =
                hasRevision && at + 1 < url.length() ? Optional.of(printable(text, UrlText.decoded(url.substring(at + 1))))
                        : Optional.empty();
        if (revision.isPresent() && revision.get().startsWith("-")) {
            throw new MalformedRequirement(text, text.lastIndexOf('@') + 1, "a Git revision does not begin with `-`");
        }
        return new Git(UrlText.uri(text, repository), revision, subdirectory, text);
    }

    /** The text of a Git reference with another revision in place of its own. */
    static String atRevision(String text, String revision) {
        String plain = UrlText.withoutFragment(text);
        int path = plain.indexOf('/', plain.indexOf("://") + 3);
        int at = path < 0 ? -1 : plain.lastIndexOf('@');
        return (at > path ? plain.substring(0, at) : plain) + "@" + revision + text.substring(plain.length());
    }

    private static Map<String, String> digests(Map<String, String> fragment) {
        Map<String, String> digests = new LinkedHashMap<>();
        fragment.forEach((key, value) -> {
            if (DIGESTS.contains(key.toLowerCase(Locale.ROOT))) {
                digests.put(key.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
            }
        });
        return digests;
    }

    /** A text that is equal for references to the same thing. */
    static String canonical(DirectReference reference) {
        return switch (reference) {
            case Archive archive -> "archive " + normal(archive.location()) + " " + archive.subdirectory().orElse("");
            case Local local -> "local " + local.path().replaceAll("/+$", "") + " " + local.subdirectory().orElse("");
            case Git git -> "git " + normal(git.repository()).replaceAll("(\\.git)?/*$", "") + " " + git.revision().orElse("") + " "
                    + git.subdirectory().orElse("");
        };
    }

    private static String normal(URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean usual = uri.getPort() == (scheme.equals("https") ? 443 : 80);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return scheme + "://" + host + (usual || uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.normalize().getPath() + query;
    }
}
