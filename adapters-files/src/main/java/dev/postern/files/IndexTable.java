package dev.postern.files;

import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.index.Cooldown;
import dev.postern.domain.index.Cooldown.WithoutDates;
import dev.postern.domain.index.ExcludeNewer;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexBuilder;
import dev.postern.domain.index.IndexFormat;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.index.NamePattern;
import dev.postern.domain.name.CloseNames;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One table of {@code [[index]]}: uv's keys and Postern's, in whosever file it stands, so that one table can serve both tools. A key close
 * to one of Postern's is an error everywhere: a typing error in {@code packages} must not switch protection off.
 */
final class IndexTable {
    static final List<String> UV_KEYS = List.of("name", "url", "explicit", "default", "format", "publish-url", "authenticate",
            "ignore-error-codes", "cache-control", "hash-algorithm", "exclude-newer");
    static final List<String> POSTERN_KEYS = List.of("packages", "cooldown", "cooldown-without-dates", "mirrors",
            "empty-means-missing", "not-found-means-denied", "allow-redirects-to", "ca", "client-certificate", "client-key");

    private final TomlNode table;
    private final SettingsScope scope;

    private IndexTable(TomlNode table, SettingsScope scope) {
        this.table = table;
        this.scope = scope;
    }

    static ConfiguredIndex read(TomlNode table, SettingsScope scope) {
        IndexTable reader = new IndexTable(table, scope);
        reader.rejectUnknownKeys(scope.dialect());
        return reader.index();
    }

    private void rejectUnknownKeys(SettingsDialect dialect) {
        for (TomlNode member : table.members()) {
            String key = member.key();
            if (UV_KEYS.contains(key) || POSTERN_KEYS.contains(key)) {
                continue;
            }
            List<String> known = dialect == SettingsDialect.POSTERN ? Stream.concat(UV_KEYS.stream(), POSTERN_KEYS.stream()).toList()
                    : POSTERN_KEYS;
            Optional<String> close = CloseNames.closest(key, known);
            if (dialect == SettingsDialect.POSTERN || close.isPresent()) {
                UnusableFile failure = member.wrong("unknown key `" + key + "` in an index");
                throw close.map(name -> failure.withHint("did you mean `" + name + "`?"))
                        .orElseGet(() -> failure.withHint("known are `" + String.join("`, `", known) + "`"));
            }
        }
    }

    private ConfiguredIndex index() {
        TomlNode url = table.get("url").orElseThrow(() -> table.wrong("an index has no `url`").withHint("add `url = \"https://…\"`"));
        CredentialedUrl location = url.parsed(text -> Locations.parse(text, scope.folder()));
        if (Locations.couldBeName(url.text())) {
            scope.note(url, "`" + url.text() + "` is read as a folder; write `./" + url.text() + "` to say so");
        }
        IndexBuilder index = Index.at(location.location()).origin(table.origin());
        table.get("name").ifPresent(name -> index.named(name.parsed(IndexName::of)));
        table.get("format").ifPresent(format -> index.format(choice(format, IndexFormat::parse, "`simple` or `flat`")));
        index.isDefault(flag("default")).explicit(flag("explicit"));
        rejectUnnamedExplicit(index);
        access(index);
        ownership(index);
        ages(index);
        return new ConfiguredIndex(index.build(), location.credential(), tls(), table.get("publish-url").map(TomlNode::text));
    }

    private void rejectUnnamedExplicit(IndexBuilder index) {
        if (flag("explicit") && table.get("name").isEmpty()) {
            throw table.wrong("the explicit index `" + index.build().location() + "` has no name")
                    .withHint("add `name = \"…\"`, so that packages can be pinned to it");
        }
    }

    private boolean flag(String key) {
        return table.get(key).map(TomlNode::flag).orElse(false);
    }

    private void access(IndexBuilder index) {
        table.get("authenticate").ifPresent(
                rule -> index.authenticate(choice(rule, SendingRule::parse, "`auto`, `always` or `never`")));
        table.get("ignore-error-codes").ifPresent(codes -> index.ignoredStatuses(statuses(codes)));
        table.get("not-found-means-denied").ifPresent(_ -> index.notFoundMeansDenied(flag("not-found-means-denied")));
        index.emptyMeansMissing(flag("empty-means-missing"));
        table.get("allow-redirects-to").ifPresent(hosts -> index.redirectHosts(texts(hosts)));
    }

    private static Set<Integer> statuses(TomlNode codes) {
        Set<Integer> statuses = new LinkedHashSet<>();
        for (TomlNode code : codes.list()) {
            long status = code.whole();
            if (status < 100 || status > 999) {
                throw code.wrong("`" + status + "` is not an HTTP status code").withHint("status codes lie between 100 and 999");
            }
            statuses.add((int) status);
        }
        return statuses;
    }

    private void ownership(IndexBuilder index) {
        table.get("packages").ifPresent(patterns -> index.claims(claims(patterns)));
        table.get("mirrors").ifPresent(mirrors -> index.mirrors(mirrors.list().stream().map(this::mirror).toList()));
    }

    private static List<NamePattern> claims(TomlNode patterns) {
        List<NamePattern> claims = new ArrayList<>();
        for (TomlNode pattern : patterns.list()) {
            claims.add(pattern.parsed(NamePattern::parse));
        }
        if (claims.isEmpty()) {
            throw patterns.wrong("`packages` is empty and claims nothing")
                    .withHint("list the names or patterns that this index owns, such as `\"acme-*\"`, or remove the key");
        }
        return claims;
    }

    private URI mirror(TomlNode mirror) {
        CredentialedUrl location = mirror.parsed(text -> Locations.parse(text, scope.folder()));
        if (location.credential().isPresent()) {
            throw mirror.wrong("a mirror's URL holds a user name or password")
                    .withHint("define the mirror as an index of its own with `explicit = true` to give it credentials");
        }
        return location.location();
    }

    private void ages(IndexBuilder index) {
        table.get("exclude-newer").ifPresent(cutoff -> index.excludeNewer(excludeNewer(cutoff, scope)));
        Optional<TomlNode> withoutDates = table.get("cooldown-without-dates");
        WithoutDates policy = withoutDates.map(node -> choice(node, WithoutDates::parse, "`deny`, `allow` or `first-seen`"))
                .orElse(WithoutDates.DENY);
        Optional<TomlNode> cooldown = table.get("cooldown");
        cooldown.ifPresent(age -> index.cooldown(age.withText(textOrFalse(age).text()).parsed(text -> Cooldown.parse(text, policy))));
        if (withoutDates.isPresent() && cooldown.isEmpty()) {
            throw withoutDates.get().wrong("`cooldown-without-dates` stands without `cooldown`").withHint("add `cooldown = \"7 days\"`");
        }
    }

    static ExcludeNewer excludeNewer(TomlNode node, SettingsScope scope) {
        return node.withText(textOrFalse(node).text()).parsed(text -> ExcludeNewer.parse(text, scope.zone().get()));
    }

    /** {@code false} may stand without quotes, and so may a date. */
    static TomlValue.Text textOrFalse(TomlNode node) {
        return switch (node.value()) {
            case TomlValue.Flag flag when !flag.set() -> new TomlValue.Text("false", flag.place());
            case TomlValue.Moment moment -> new TomlValue.Text(moment.text(), moment.place());
            case TomlValue.Text text -> text;
            case TomlValue.Flag _,TomlValue.Whole _,TomlValue.Real _,TomlValue.Array _,TomlTable _ ->
                    throw node.wrongValue("a date or a duration such as `\"7 days\"`, or `false`");
        };
    }

    private TlsProfile tls() {
        TlsProfile profile = new TlsProfile(pathOf("ca"), pathOf("client-certificate"), pathOf("client-key"));
        if (profile.clientKey().isPresent() && profile.clientCertificate().isEmpty()) {
            throw table.get("client-key").orElse(table).wrong("`client-key` stands without `client-certificate`")
                    .withHint("name the certificate that belongs to the key");
        }
        return profile;
    }

    private Optional<Path> pathOf(String key) {
        return table.get(key).map(node -> node.parsed(text -> scope.folder().resolve(text).normalize()));
    }

    static List<String> texts(TomlNode list) {
        return list.list().stream().map(TomlNode::text).toList();
    }

    static <T> T choice(TomlNode node, Function<String, Optional<T>> parser, String choices) {
        return parser.apply(node.text())
                .orElseThrow(() -> node.wrong("`" + node.text() + "` is no `" + node.key() + "`; it is " + choices));
    }
}
