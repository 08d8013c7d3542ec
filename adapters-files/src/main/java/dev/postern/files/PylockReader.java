package dev.postern.files;

import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.GroupName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionSpecifiers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads a lock file and holds it to the rules of PEP 751. Keys that the standard does not know are passed over, as it wants. */
final class PylockReader {
    private static final List<String> OWN_SOURCES = List.of("vcs", "directory", "archive");

    private final TomlNode document;

    PylockReader(TomlNode document) {
        this.document = document;
    }

    Pylock read() {
        TomlNode version = required(document, "lock-version");
        if (!version.text().matches("1\\.\\d+")) {
            throw version.wrong("lock-version `" + version.text() + "` is not understood; Postern reads version 1");
        }
        List<PylockPackage> packages = new ArrayList<>();
        required(document, "packages").list().forEach(node -> packages.add(locked(node)));
        return new Pylock(all("environments", Marker::parse),
                document.get("requires-python").map(node -> node.parsed(VersionSpecifiers::parse)),
                all("extras", ExtraName::of), all("dependency-groups", GroupName::of), all("default-groups", GroupName::of),
                required(document, "created-by").text(), packages);
    }

    private static TomlNode required(TomlNode table, String key) {
        return table.get(key)
                .orElseThrow(() -> table.wrong("`" + (table.path().isEmpty() ? key : table.path() + "." + key) + "` is missing"));
    }

    private <T> List<T> all(String key, Function<String, T> parser) {
        return document.get(key).map(node -> node.list().stream().map(item -> item.parsed(parser)).toList()).orElse(List.of());
    }

    private static PylockPackage locked(TomlNode table) {
        TomlNode name = required(table, "name");
        PackageName normalised = name.parsed(PackageName::of);
        if (!normalised.text().equals(name.text())) {
            throw name.wrong("`" + name.text() + "` is not in normal form, which is `" + normalised + "`");
        }
        List<PackageName> dependencies = new ArrayList<>();
        table.get("dependencies").ifPresent(
                list -> list.list().forEach(item -> dependencies.add(required(item, "name").parsed(PackageName::of))));
        return new PylockPackage(normalised, table.get("version").map(node -> node.parsed(Version::parse)),
                table.get("marker").map(node -> node.parsed(Marker::parse)).orElse(Marker.TRUE),
                table.get("requires-python").map(node -> node.parsed(VersionSpecifiers::parse)), dependencies, source(table));
    }

    private static PylockSource source(TomlNode table) {
        List<String> kinds = new ArrayList<>(OWN_SOURCES.stream().filter(kind -> table.get(kind).isPresent()).toList());
        if (table.get("sdist").isPresent() || table.get("wheels").isPresent()) {
            kinds.add("sdist` or `wheels");
        }
        if (kinds.size() != 1) {
            throw table.wrong(kinds.isEmpty() ? "a package needs `wheels`, an `sdist`, an `archive`, a `directory` or a `vcs`"
                    : "a package comes from one place, but here stand `" + String.join("` and `", kinds) + "`");
        }
        return switch (kinds.getFirst()) {
            case "vcs" -> repository(required(table, "vcs"));
            case "directory" -> directory(required(table, "directory"));
            case "archive" -> new PylockSource.Archive(file(required(table, "archive")), subdirectory(required(table, "archive")));
            default -> files(table);
        };
    }

    private static PylockSource files(TomlNode table) {
        List<PylockFile> wheels = new ArrayList<>();
        table.get("wheels").ifPresent(list -> list.list().forEach(wheel -> wheels.add(file(wheel))));
        return new PylockSource.Files(table.get("index").or(() -> table.at("tool", "postern", "index")).map(PylockReader::index),
                table.get("sdist").map(PylockReader::file), wheels);
    }

    private static PylockSource directory(TomlNode table) {
        return new PylockSource.Directory(required(table, "path").text(), table.get("editable").map(TomlNode::flag).orElse(false),
                subdirectory(table));
    }

    private static PylockSource repository(TomlNode table) {
        TomlNode place = table.get("url").or(() -> table.get("path")).orElseThrow(() -> table.wrong("a `vcs` needs a `url` or a `path`"));
        boolean secret = !place.text().matches("(git\\+)?ssh://.*") && RequirementText.credentialIn(place).isPresent();
        if (secret) {
            throw place.wrong("the URL holds a user name or password, which a lock file must not");
        }
        return new PylockSource.Repository(required(table, "type").text(), place.text(),
                table.get("requested-revision").map(TomlNode::text), required(table, "commit-id").text(), subdirectory(table));
    }

    private static Optional<String> subdirectory(TomlNode table) {
        return table.get("subdirectory").map(TomlNode::text);
    }

    private static PylockFile file(TomlNode table) {
        Optional<URI> url = table.get("url").map(PylockReader::location);
        Optional<String> path = table.get("path").map(TomlNode::text);
        if (url.isEmpty() && path.isEmpty()) {
            throw table.wrong("a file needs a `url` or a `path`");
        }
        String name = table.get("name").map(TomlNode::text).orElseGet(() -> lastPart(url, path));
        Optional<Long> size = table.get("size").map(TomlNode::whole);
        return new PylockFile(name, url, path, size.map(OptionalLong::of).orElse(OptionalLong.empty()),
                table.get("upload-time").map(PylockReader::moment), hashes(required(table, "hashes")));
    }

    private static String index(TomlNode node) {
        return isUrl(node.text()) ? location(node).toString() : node.text();
    }

    static boolean isUrl(String place) {
        return place.contains("://");
    }

    private static URI location(TomlNode node) {
        CredentialedUrl url = node.parsed(CredentialedUrl::parse);
        if (url.credential().isPresent()) {
            throw node.wrong("the URL holds a user name or password, which a lock file must not").withHint("lock again with Postern");
        }
        return url.location();
    }

    private static Instant moment(TomlNode node) {
        try {
            return OffsetDateTime.parse(node.value() instanceof TomlValue.Moment moment ? moment.text() : node.text()).toInstant();
        } catch (DateTimeException noOffset) {
            throw node.wrongValue("a date and time in UTC");
        }
    }

    private static List<Digest> hashes(TomlNode table) {
        List<Digest> hashes = new ArrayList<>();
        for (TomlNode member : table.members()) {
            Digest.tryOf(member.key(), member.text()).ifPresent(hashes::add);
        }
        if (hashes.isEmpty()) {
            throw table.wrong("none of these hashes can be checked").withHint("a file needs at least `sha256`");
        }
        return hashes;
    }

    /** The file name that an address ends with. */
    static String lastPart(Optional<URI> url, Optional<String> path) {
        String address = path.or(() -> url.map(URI::getRawPath)).orElse("");
        String last = address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf('\\')) + 1);
        return path.isPresent() ? last : decoded(last);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
