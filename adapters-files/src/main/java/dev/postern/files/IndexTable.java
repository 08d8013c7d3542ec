package dev.postern.files;

import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.index.Cooldown;
import dev.postern.domain.index.ExcludeNewer;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexBuilder;
import dev.postern.domain.index.IndexFormat;
import dev.postern.domain.index.NamePattern;
import dev.postern.domain.index.SettingOrigin;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code [[index]]} tables: uv's fields and, where Postern's own settings stand, what uv lacks. */
final class IndexTable {
    private static final Set<String> OF_UV = Set.of("name", "url", "default", "explicit", "format", "authenticate", "ignore-error-codes",
            "exclude-newer", "publish-url", "cache-control", "hash-algorithm");
    private static final Set<String> OF_POSTERN = Set.of("packages", "mirrors", "cooldown", "cooldown-without-dates",
            "empty-means-missing", "not-found-means-denied", "allow-redirects-to");

    private final Path folder;
    private final ZoneId zone;
    private final boolean ours;

    /**
     * @param folder what relative paths are relative to
     * @param zone in which a bare date ends
     * @param ours whether the file is Postern's own, where a key that nobody knows is an error
     */
    IndexTable(Path folder, ZoneId zone, boolean ours) {
        this.folder = folder;
        this.zone = zone;
        this.ours = ours;
    }

    ConfiguredIndex read(TomlNode table) {
        rejectUnknown(table);
        TomlNode urlNode = table.get("url").orElseThrow(() -> table.wrong("an index needs a `url`"));
        CredentialedUrl url = urlNode.parsed(text -> Locations.parse(text, folder));
        IndexBuilder index = Index.at(url.location()).origin(origin(table));
        table.get("name").ifPresent(name -> index.named(name.parsed(dev.postern.domain.index.IndexName::of)));
        index.isDefault(flag(table, "default")).explicit(flag(table, "explicit"));
        table.get("format").ifPresent(node -> index.format(chosen(node, IndexFormat.parse(node.text()), "`simple` or `flat`")));
        table.get("authenticate").ifPresent(
                node -> index.authenticate(chosen(node, SendingRule.parse(node.text()), "`auto`, `always` or `never`")));
        table.get("ignore-error-codes").ifPresent(node -> index.ignoredStatuses(statuses(node)));
        excludeNewer(table).ifPresent(index::excludeNewer);
        if (ours) {
            readOwn(table, index);
        }
        return new ConfiguredIndex(index.build(), url.credential());
    }

    private void readOwn(TomlNode table, IndexBuilder index) {
        table.get("packages").ifPresent(node -> index.claims(claims(node)));
        table.get("mirrors").ifPresent(node -> index.mirrors(mirrors(node)));
        cooldown(table).ifPresent(index::cooldown);
        index.emptyMeansMissing(flag(table, "empty-means-missing"));
        index.notFoundMeansDenied(flag(table, "not-found-means-denied"));
        table.get("allow-redirects-to").ifPresent(node -> index.redirectHosts(node.list().stream().map(TomlNode::text).toList()));
    }

    private void rejectUnknown(TomlNode table) {
        if (!ours) {
            return;
        }
        Set<String> known = new java.util.TreeSet<>(OF_UV);
        known.addAll(OF_POSTERN);
        table.members().stream().filter(member -> !known.contains(member.key())).findFirst().ifPresent(member -> {
            UnusableFile unknown = member.wrong("an index has no setting `" + member.key() + "`");
            throw CloseNames.closest(member.key(), List.copyOf(known)).map(close -> unknown.withHint("did you mean `" + close + "`?"))
                    .orElse(unknown.withHint("remove it: a setting that has no effect protects nobody"));
        });
    }

    private static List<NamePattern> claims(TomlNode node) {
        List<NamePattern> claims = new ArrayList<>();
        node.list().forEach(item -> claims.add(item.parsed(NamePattern::parse)));
        if (claims.isEmpty()) {
            throw node.wrong("`packages` claims nothing")
                    .withHint("name the packages of this index, such as `acme-*`, or remove the setting");
        }
        return claims;
    }

    private List<URI> mirrors(TomlNode node) {
        List<URI> mirrors = new ArrayList<>();
        for (TomlNode item : node.list()) {
            CredentialedUrl url = item.parsed(text -> Locations.parse(text, folder));
            if (url.credential().isPresent()) {
                throw item.wrong("a mirror's URL carries credentials").withHint("configure the mirror as an index of its own");
            }
            mirrors.add(url.location());
        }
        return mirrors;
    }

    private Optional<ExcludeNewer> excludeNewer(TomlNode table) {
        return table.get("exclude-newer").map(node -> {
            if (node.value() instanceof TomlValue.Flag flag && !flag.set()) {
                return new ExcludeNewer.Off();
            }
            return node.parsed(text -> ExcludeNewer.parse(text, zone));
        });
    }

    private static Optional<Cooldown> cooldown(TomlNode table) {
        Optional<TomlNode> policy = table.get("cooldown-without-dates");
        Cooldown.WithoutDates withoutDates = policy
                .map(node -> chosen(node, Cooldown.WithoutDates.parse(node.text()), "`deny`, `allow` or `first-seen`"))
                .orElse(Cooldown.WithoutDates.DENY);
        Optional<TomlNode> age = table.get("cooldown");
        if (age.isEmpty() && policy.isPresent()) {
            throw policy.get().wrong("`cooldown-without-dates` stands without a `cooldown`").withHint("add `cooldown = \"7 days\"`");
        }
        return age.map(node -> node.parsed(text -> Cooldown.parse(text, withoutDates)));
    }

    private static List<Integer> statuses(TomlNode node) {
        List<Integer> statuses = new ArrayList<>();
        for (TomlNode item : node.list()) {
            long status = item.whole();
            if (status < 100 || status > 599) {
                throw item.wrong(status + " is not an HTTP status code");
            }
            statuses.add((int) status);
        }
        return statuses;
    }

    private static boolean flag(TomlNode table, String key) {
        return table.get(key).map(TomlNode::flag).orElse(false);
    }

    private static <T> T chosen(TomlNode node, Optional<T> value, String allowed) {
        return value.orElseThrow(() -> node.wrong("`" + node.key() + "` is `" + node.text() + "`; it must be " + allowed));
    }

    private static SettingOrigin origin(TomlNode node) {
        return new SettingOrigin(node.file(), node.place().line());
    }
}
