package dev.postern.files;

import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.SettingOrigin;
import dev.postern.files.PipOptions.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * pip's configuration: where its files are, and what they say about indexes. It counts only for who asks for it; pip's environment
 * variables are not read here.
 *
 * <p>pip reads, furthest first: the machine's files, the user's, the virtual environment's, and the one that {@code PIP_CONFIG_FILE} names,
 * beside which the user's do not count. A nearer value replaces one further away, also of a list.
 */
public final class PipConfiguration {
    private final Path folder;
    private final Map<String, String> variables;
    private final Path home;

    private PipConfiguration(Path folder, Map<String, String> variables, Path home) {
        this.folder = folder;
        this.variables = variables;
        this.home = home;
    }

    /**
     * The layers, nearest first. An option that a nearer one replaces is left out of those further away.
     *
     * @param folder the caller's working folder, absolute; relative paths in options are relative to it, as in pip
     * @throws UnusableFile if a file is malformed
     */
    public static List<SettingsLayer> read(Path folder, Map<String, String> variables, Path home) {
        PipConfiguration configuration = new PipConfiguration(folder, Map.copyOf(variables), home);
        List<String> seen = new ArrayList<>();
        List<SettingsLayer> layers = new ArrayList<>();
        for (Path file : configuration.files().reversed()) {
            if (Files.isRegularFile(file)) {
                layers.add(configuration.layer(file, seen));
            }
        }
        return layers;
    }

    private List<Path> files() {
        String named = variables.getOrDefault("PIP_CONFIG_FILE", "");
        List<Path> files = new ArrayList<>();
        if (named.equals("/dev/null")) {
            return files;
        }
        String folders = variables.getOrDefault("XDG_CONFIG_DIRS", "");
        Arrays.stream((folders.isEmpty() ? "/etc/xdg" : folders).split(":", -1)).filter(each -> each.startsWith("/"))
                .forEach(each -> files.add(Path.of(each, "pip", "pip.conf")));
        files.add(Path.of("/etc/pip.conf"));
        boolean replacesUser = !named.isEmpty() && Files.exists(folder.resolve(named));
        if (!replacesUser) {
            files.add(home.resolve(".pip").resolve("pip.conf"));
            files.add(configHome().resolve("pip").resolve("pip.conf"));
        }
        Optional.ofNullable(variables.get("VIRTUAL_ENV")).ifPresent(environment -> files.add(Path.of(environment, "pip.conf")));
        if (!named.isEmpty()) {
            files.add(folder.resolve(named));
        }
        return files;
    }

    private Path configHome() {
        return Optional.ofNullable(variables.get("XDG_CONFIG_HOME")).map(Path::of).filter(Path::isAbsolute).orElse(home.resolve(".config"));
    }

    private SettingsLayer layer(Path file, List<String> seen) {
        String shown = ShownPath.of(file, folder);
        List<Option> options = PipOptions.parse(shown, TextFile.readUtf8(file, shown));
        List<ConfiguredIndex> indexes = new ArrayList<>();
        List<ConfiguredIndex> findLinks = new ArrayList<>();
        Map<String, Setting> values = new LinkedHashMap<>();
        for (String key : List.of("extra-index-url", "index-url", "find-links", "no-index", "trusted-host")) {
            Optional<Option> option = PipOptions.effective(options, key).filter(found -> !seen.contains(key));
            option.ifPresent(found -> {
                seen.add(key);
                SettingOrigin origin = new SettingOrigin(shown, found.line());
                switch (key) {
                    case "find-links" -> words(found).forEach(word -> findLinks.add(links(word, origin)));
                    case "no-index" -> values.put(key, new Setting(List.of(flag(found, origin)), origin));
                    case "trusted-host" -> values.put("allow-insecure-host", new Setting(words(found), origin));
                    default -> words(found).forEach(word -> indexes.add(index(word, origin, key.equals("index-url"))));
                }
            });
        }
        return new SettingsLayer(file, indexes, findLinks, values, List.of());
    }

    private static List<String> words(Option option) {
        return Arrays.stream(option.value().split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
    }

    private ConfiguredIndex index(String text, SettingOrigin origin, boolean isDefault) {
        CredentialedUrl url = location(text, origin);
        return new ConfiguredIndex(Index.at(url.location()).isDefault(isDefault).origin(origin).build(), url.credential());
    }

    private ConfiguredIndex links(String text, SettingOrigin origin) {
        CredentialedUrl url = location(text, origin);
        return new ConfiguredIndex(Index.findLinks(url.location(), origin), url.credential());
    }

    private CredentialedUrl location(String text, SettingOrigin origin) {
        try {
            return Locations.parse(text, folder);
        } catch (IllegalArgumentException malformed) {
            throw UnusableFile.of(origin.toString(), String.valueOf(malformed.getMessage()));
        }
    }

    private static String flag(Option option, SettingOrigin origin) {
        return switch (option.value().toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "y", "on", "t" -> "true";
            case "0", "false", "no", "n", "off", "f" -> "false";
            case String other -> throw UnusableFile.of(origin.toString(), "`" + other + "` is neither `true` nor `false`");
        };
    }
}
