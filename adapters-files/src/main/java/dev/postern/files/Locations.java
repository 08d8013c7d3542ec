package dev.postern.files;

import dev.postern.domain.credential.CredentialedUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what people write where a URL or a path may stand. */
public final class Locations {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    private Locations() {}

    /**
     * A URL, or a path relative to a folder, as a URL; userinfo apart.
     *
     * @throws IllegalArgumentException if it is neither, or has a scheme other than {@code http}, {@code https} and {@code file}
     */
    public static CredentialedUrl parse(String text, Path folder) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("expected a URL or a path, found nothing");
        }
        if (!SCHEME.matcher(stripped).matches()) {
            return new CredentialedUrl(fileUrl(path(stripped, folder)), Optional.empty());
        }
        CredentialedUrl url = CredentialedUrl.parse(withoutFragment(stripped));
        return switch (String.valueOf(url.location().getScheme()).toLowerCase(Locale.ROOT)) {
            case "http", "https" -> hosted(url);
            case "file" -> new CredentialedUrl(fileUrl(path(url.location(), folder)), Optional.empty());
            default -> throw new IllegalArgumentException(
                    "`" + url.location() + "` has a scheme that Postern does not speak; it knows `https`, `http` and `file`");
        };
    }

    /** Unless the {@code #} may belong to a password: then it stays, to be refused. */
    private static String withoutFragment(String text) {
        int fragment = text.indexOf('#');
        return fragment < 0 || text.indexOf('@', fragment) >= 0 ? text : text.substring(0, fragment);
    }

    /** Whether a relative path could be meant as the name of an index: {@code ./name} would say what is meant. */
    static boolean couldBeName(String text) {
        return text.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*");
    }

    private static CredentialedUrl hosted(CredentialedUrl url) {
        if (url.location().getHost() == null) {
            throw new IllegalArgumentException("`" + url.location() + "` has no host");
        }
        return url;
    }

    private static Path path(String text, Path folder) {
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException malformed) {
            throw new IllegalArgumentException("`" + text + "` is neither a URL nor a path", malformed);
        }
    }

    private static Path path(URI url, Path folder) {
        String path = url.getPath() == null ? url.getSchemeSpecificPart() : url.getPath();
        boolean local = url.getHost() == null || url.getHost().equals("localhost");
        if (!local) {
            throw new IllegalArgumentException("`" + url + "` names a host; a `file` URL is written `file:///path`");
        }
        return path(path, folder);
    }

    /** {@code file:///path}, without a final slash, whether or not there is such a folder: the disk is not asked. */
    public static URI fileUrl(Path path) {
        try {
            return new URI("file", "", path.toString(), null);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("`" + path + "` cannot be written as a URL", impossible);
        }
    }
}
