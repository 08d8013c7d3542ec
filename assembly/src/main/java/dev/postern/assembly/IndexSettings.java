package dev.postern.assembly;

import dev.postern.assembly.Settings.Value;
import dev.postern.domain.credential.ConfiguredCredentials;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.index.SettingOrigin;
import dev.postern.files.ConfiguredIndex;
import dev.postern.files.Locations;
import dev.postern.files.RequirementsFile;
import dev.postern.files.SettingsLayer;
import dev.postern.files.TlsProfile;
import dev.postern.http.TlsRules;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts the indexes of all places in one order: command line, variables, settings files (nearest first), requirements files. The default
 * index is asked last wherever it stands, which the catalogue sees to.
 */
public final class IndexSettings {
    private final List<ConfiguredIndex> indexes = new ArrayList<>();
    private final List<ConfiguredIndex> findLinks = new ArrayList<>();
    private final List<ConfiguredCredentials.Entry> ofReferences = new ArrayList<>();
    private final Settings settings;
    private final Variables environment;
    private final Path folder;
    private final List<String> trustedHosts = new ArrayList<>();
    private boolean noIndex;

    private IndexSettings(Settings settings, Variables environment, Path folder) {
        this.settings = settings;
        this.environment = environment;
        this.folder = folder;
    }

    /**
     * Reads what the settings say about indexes.
     *
     * @param folder what paths on the command line and in variables are relative to
     * @throws UnusableInput if a URL is malformed
     */
    public static IndexSettings of(Settings settings, Variables environment, Path folder) {
        IndexSettings result = new IndexSettings(settings, environment, folder);
        result.addNearest("default-index", true);
        result.addNearest("index", false);
        result.addNearest("extra-index-url", false);
        result.addNearest("index-url", true);
        for (Value value : settings.given("find-links")) {
            CredentialedUrl url = result.location(value, value.text());
            result.findLinks.add(new ConfiguredIndex(Index.findLinks(url.location(), SettingOrigin.of(value.source())), url.credential()));
        }
        for (SettingsLayer layer : settings.layers()) {
            result.indexes.addAll(layer.indexes());
            result.findLinks.addAll(layer.findLinks());
        }
        result.noIndex = settings.isOn("no-index");
        return result;
    }

    /** Adds what projects declare for their own pins, where nothing nearer has the name. */
    IndexSettings withOwn(List<ConfiguredIndex> declared) {
        for (ConfiguredIndex each : declared) {
            boolean known = indexes.stream().anyMatch(other -> other.index().name().equals(each.index().name()));
            if (!known) {
                indexes.add(each);
            }
        }
        return this;
    }

    /** Adds what requirements files say: after everything else. */
    public IndexSettings with(RequirementsFile.Places places) {
        indexes.addAll(places.indexes());
        findLinks.addAll(places.findLinks());
        noIndex |= places.noIndex();
        trustedHosts.addAll(places.trustedHosts());
        return this;
    }

    /** Adds what stood in the URLs of requirements. */
    IndexSettings with(List<ConfiguredCredentials.Entry> credentials) {
        ofReferences.addAll(credentials);
        return this;
    }

    /**
     * The indexes of the run.
     *
     * @throws dev.postern.domain.index.InvalidCatalog if the settings contradict each other
     */
    public IndexCatalog catalog() {
        return IndexCatalog.of(indexes.stream().map(ConfiguredIndex::index).toList(),
                findLinks.stream().map(ConfiguredIndex::index).toList(), noIndex);
    }

    /** Learns from those who know a vendor's servers which of them hide denials behind 404. */
    IndexSettings knowing(List<CredentialSource> vendors) {
        indexes.replaceAll(each -> vendors.stream().anyMatch(vendor -> vendor.hidesDenials(each.index().location()))
                ? each.withIndex(each.index().hidingDenials())
                : each);
        return this;
    }

    /** How TLS is spoken with the indexes. */
    TlsRules tls() {
        List<TlsRules.Profile> profiles = indexes.stream().filter(each -> !each.tls().equals(TlsProfile.NONE))
                .map(each -> new TlsRules.Profile(each.index().location(), each.tls().ca(), each.tls().clientCertificate(),
                        each.tls().clientKey()))
                .toList();
        // uv's variables have other names than its options
        Stream<Value> insecure = Stream.of("allow-insecure-host", "insecure-host").flatMap(name -> settings.all(name).stream());
        return new TlsRules(profiles, Stream.concat(insecure.map(Value::text), trustedHosts.stream()).toList(),
                settings.isOn("system-certs") || settings.isOn("native-tls"), environment.get("SSL_CLIENT_CERT").map(folder::resolve));
    }

    /**
     * Where the indexes of the settings take uploads; what is no URL is passed over.
     *
     * @throws UnusableInput if one of them is malformed
     */
    public List<URI> uploads() {
        return indexes.stream().flatMap(each -> each.publishUrl().filter(text -> text.startsWith("http"))
                .map(text -> location(new Value(text, each.index().origin() + ": `publish-url`"), text).location()).stream()).distinct()
                .toList();
    }

    /** Every index that some place configures, whether it counts or not. */
    List<Index> configured() {
        return indexes.stream().map(ConfiguredIndex::index).toList();
    }

    /** The credentials that stand in the settings. */
    public List<CredentialSource> credentials() {
        List<ConfiguredCredentials.Entry> ofVariables = new ArrayList<>();
        List<ConfiguredCredentials.Entry> ofUrls = new ArrayList<>(ofReferences);
        for (ConfiguredIndex configured : indexes) {
            configured.index().name().flatMap(this::ofVariables)
                    .ifPresent(credential -> ofVariables.add(new ConfiguredCredentials.Entry(configured.index().location(), credential)));
            configured.credential()
                    .ifPresent(credential -> ofUrls.add(new ConfiguredCredentials.Entry(configured.index().location(), credential)));
        }
        findLinks.forEach(links -> links.credential()
                .ifPresent(credential -> ofUrls.add(new ConfiguredCredentials.Entry(links.index().location(), credential))));
        return List.of(ConfiguredCredentials.fromEnvironment(ofVariables), ConfiguredCredentials.fromUrls(ofUrls));
    }

    private Optional<Credential> ofVariables(IndexName name) {
        String prefix = "INDEX_" + name.environmentKey() + "_";
        Optional<String> user = environment.setting(prefix + "USERNAME");
        Optional<String> password = environment.setting(prefix + "PASSWORD");
        return user.isEmpty() && password.isEmpty() ? Optional.empty()
                : Optional.of(Credential.basic(user.orElse(""), Secret.of(password.orElse(""))));
    }

    private void addNearest(String option, boolean isDefault) {
        for (Value value : settings.given(option)) {
            indexes.add(index(value, isDefault));
        }
    }

    private ConfiguredIndex index(Value value, boolean isDefault) {
        Optional<ConfiguredIndex> configured = configured(value.text());
        if (configured.isPresent()) {
            Index chosen = configured.get().index().toBuilder().isDefault(isDefault).explicit(false).origin(value.source()).build();
            return new ConfiguredIndex(chosen, configured.get().credential());
        }
        int equals = value.text().indexOf('=');
        int colon = value.text().indexOf(':');
        boolean named = equals >= 0 && (colon < 0 || equals < colon);
        CredentialedUrl url = location(value, named ? value.text().substring(equals + 1) : value.text());
        var builder = Index.at(url.location()).isDefault(isDefault).origin(value.source());
        if (named) {
            try {
                builder.named(value.text().substring(0, equals));
                boolean folder = "file".equalsIgnoreCase(url.location().getScheme());
                configured(value.text().substring(0, equals)).filter(known -> folder && known.index().isFlat())
                        .ifPresent(_ -> builder.flat());
            } catch (IllegalArgumentException malformed) {
                throw new UnusableInput(value.source() + ": " + malformed.getMessage(), "write `NAME=URL`");
            }
        }
        return new ConfiguredIndex(builder.build(), url.credential());
    }

    /** An index that a settings file defines, by its bare name. */
    private Optional<ConfiguredIndex> configured(String text) {
        return settings.layers().stream().flatMap(layer -> layer.indexes().stream())
                .filter(each -> each.index().name().filter(name -> name.text().equals(text)).isPresent()).findFirst();
    }

    private CredentialedUrl location(Value value, String text) {
        try {
            return Locations.parse(text, folder);
        } catch (IllegalArgumentException malformed) {
            throw new UnusableInput(value.source() + ": " + malformed.getMessage(), null);
        }
    }
}
