package dev.postern.assembly;

import dev.postern.assembly.Settings.Value;
import dev.postern.domain.name.MalformedName;
import dev.postern.domain.name.PackageName;
import dev.postern.http.HttpSettings;
import dev.postern.http.HttpSettings.CacheUse;
import dev.postern.http.HttpSettings.Caching;
import dev.postern.http.HttpSettings.Network;
import dev.postern.http.HttpSettings.Retries;
import dev.postern.http.TlsRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How servers are reached and what is kept of their answers. */
public final class NetworkSettings {
    private final Settings settings;
    private final Invocation invocation;

    public NetworkSettings(Settings settings, Invocation invocation) {
        this.settings = settings;
        this.invocation = invocation;
    }

    /**
     * How indexes are reached.
     *
     * @throws UnusableInput if a number is none
     */
    HttpSettings http(String userAgent, TlsRules tls) {
        Network standard = Network.standard();
        Duration read = seconds("HTTP_TIMEOUT").or(() -> seconds("REQUEST_TIMEOUT")).orElse(standard.readTimeout());
        Duration connect = seconds("HTTP_CONNECT_TIMEOUT").orElse(standard.connectTimeout());
        Network network = standard.withTimeouts(connect, read)
                .with(HttpSettings.Variables.of(variables())).with(tls);
        Retries retries = number("HTTP_RETRIES", 0).map(count -> Retries.standard().withCount(count)).orElse(Retries.standard());
        return HttpSettings.standard().with(network).with(retries).with(caching()).withUserAgent(userAgent);
    }

    /** What the caller's environment says about proxies and certificates, and behind it what settings files say. */
    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(invocation.environment().asMap());
        for (String name : List.of("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")) {
            boolean said = variables.containsKey(name) || variables.containsKey(name.toLowerCase(Locale.ROOT));
            String setting =
                    String.join(",", settings.all(name.toLowerCase(Locale.ROOT).replace('_', '-')).stream().map(Value::text).toList());
            if (!said && !setting.isEmpty()) {
                variables.put(name, setting);
            }
        }
        return variables;
    }

    /** Where pages and metadata are kept. */
    public Path cacheFolder() {
        Optional<Path> given = settings.one("cache-dir").map(Value::text).map(Path::of);
        Path usual = invocation.environment().get("XDG_CACHE_HOME").map(Path::of).filter(Path::isAbsolute)
                .orElse(invocation.home().resolve(".cache")).resolve("postern");
        return invocation.workingDirectory().resolve(given.orElse(usual)).normalize();
    }

    /** The folder for what other adapters keep, unless nothing shall be kept. */
    public Optional<Path> memory() {
        return settings.isOn("no-cache") ? Optional.empty() : Optional.of(cacheFolder());
    }

    private Caching caching() {
        boolean offline = settings.isOn("offline");
        if (settings.isOn("no-cache")) {
            if (offline) {
                throw new UnusableInput("offline (" + place("offline") + ") all there is is what is kept, but nothing is kept ("
                        + place("no-cache") + ")", "switch one of them off");
            }
            return Caching.none();
        }
        boolean refresh = settings.isOn("refresh") || settings.isOn("upgrade");
        CacheUse use = offline ? CacheUse.ONLY : refresh ? CacheUse.REVALIDATED : CacheUse.WHILE_FRESH;
        return Caching.in(cacheFolder(), use).refreshing(refreshed());
    }

    /** Who upgrades a package wants to know of its newest versions, as in uv. */
    private Set<PackageName> refreshed() {
        Set<PackageName> projects = new HashSet<>(InputReader.upgraded(settings));
        for (Value value : settings.all("refresh-package")) {
            try {
                projects.add(PackageName.of(value.text()));
            } catch (MalformedName malformed) {
                throw new UnusableInput(value, "it is not a package name");
            }
        }
        return projects;
    }

    private String place(String setting) {
        return settings.one(setting).map(Value::source).orElse(setting);
    }

    private Optional<Duration> seconds(String variable) {
        return number(variable, 1).map(Duration::ofSeconds);
    }

    private Optional<Integer> number(String variable, int least) {
        Optional<String> name = invocation.environment().settingName(variable);
        return name.map(set -> {
            String text = invocation.environment().get(set).orElse("");
            try {
                int number = Integer.parseInt(text.strip());
                if (number >= least) {
                    return number;
                }
            } catch (NumberFormatException malformed) {
                // told below, like a negative number
            }
            throw new UnusableInput(new Value(text, set), "it must be a whole number of at least " + least + ", such as `30`");
        });
    }
}
