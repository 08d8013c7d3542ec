package dev.postern.files;

import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.SettingOrigin;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one table of settings, the whole of {@code uv.toml} and {@code postern.toml} or a {@code [tool.…]} of {@code pyproject.toml}. */
final class SettingsText {
    /** Settings that Postern uses. In its own files, any other is an error. */
    private static final Set<String> KNOWN = Set.of("index-strategy", "keyring-provider", "prerelease", "resolution", "exclude-newer",
            "exclude-newer-package", "cooldown-package", "python-version", "python-platform", "python", "no-index", "no-build",
            "no-build-package", "no-binary", "no-binary-package", "only-binary", "no-deps", "generate-hashes", "offline", "no-cache",
            "cache-dir", "constraint-dependencies", "override-dependencies", "exclude-dependencies", "build-constraint-dependencies",
            "emit-index-url", "emit-find-links", "emit-index-annotation", "annotation-style", "no-header", "no-annotate",
            "custom-compile-command", "output-file", "extra", "all-extras", "no-strip-extras", "no-strip-markers", "no-emit-package",
            "no-sources", "no-sources-package", "upgrade", "upgrade-package", "prerelease-package");
    private static final Set<String> STRUCTURED = Set.of("index", "pip", "index-url", "extra-index-url", "find-links", "sources",
            "workspace", "tls");

    private final TomlNode table;
    private final Path folder;
    private final ZoneId zone;
    private final boolean ours;
    private final List<ConfiguredIndex> indexes = new ArrayList<>();
    private final List<ConfiguredIndex> findLinks = new ArrayList<>();
    private final Map<String, Setting> values = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();

    private SettingsText(TomlNode table, Path folder, ZoneId zone, boolean ours) {
        this.table = table;
        this.folder = folder;
        this.zone = zone;
        this.ours = ours;
    }

    static SettingsLayer read(TomlNode table, Path file, ZoneId zone, boolean ours) {
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        SettingsText text = new SettingsText(table, folder, zone, ours);
        text.table.get("pip").ifPresent(text::readTable);
        text.readTable(table);
        return new SettingsLayer(file, text.indexes, text.findLinks, text.values, text.notes);
    }

    private void readTable(TomlNode settings) {
        IndexTable tables = new IndexTable(folder, zone, ours);
        settings.get("index").ifPresent(node -> node.list().forEach(item -> addNamed(tables.read(item))));
        settings.get("extra-index-url").ifPresent(node -> node.list().forEach(item -> indexes.add(plain(item, false))));
        settings.get("index-url").ifPresent(node -> indexes.add(plain(node, true)));
        settings.get("find-links").ifPresent(node -> node.list().forEach(item -> findLinks.add(links(item))));
        for (TomlNode member : settings.members()) {
            if (!STRUCTURED.contains(member.key())) {
                readValue(member);
            }
        }
    }

    /** Of two definitions of one name in one file the first counts, as in uv; saying so is what uv forgets. */
    private void addNamed(ConfiguredIndex added) {
        for (ConfiguredIndex before : indexes) {
            if (added.index().name().isPresent() && added.index().name().equals(before.index().name())) {
                notes.add(new Note(added.index().origin().toString(), "index `" + added.index().displayName()
                        + "` is already defined at " + before.index().origin() + ", which counts"));
            }
        }
        indexes.add(added);
    }

    private ConfiguredIndex plain(TomlNode node, boolean isDefault) {
        CredentialedUrl url = node.parsed(text -> Locations.parse(text, folder));
        return new ConfiguredIndex(Index.at(url.location()).isDefault(isDefault).origin(origin(node)).build(), url.credential());
    }

    private ConfiguredIndex links(TomlNode node) {
        CredentialedUrl url = node.parsed(text -> Locations.parse(text, folder));
        return new ConfiguredIndex(Index.findLinks(url.location(), origin(node)), url.credential());
    }

    private void readValue(TomlNode node) {
        if (KNOWN.contains(node.key())) {
            values.putIfAbsent(node.key(), new Setting(texts(node), origin(node)));
        } else if (ours) {
            UnusableFile unknown = node.wrong("there is no setting `" + node.key() + "`");
            List<String> all = new ArrayList<>(KNOWN);
            all.addAll(STRUCTURED);
            throw CloseNames.closest(node.key(), all).map(close -> unknown.withHint("did you mean `" + close + "`?"))
                    .orElse(unknown.withHint("remove it: a setting that has no effect protects nobody"));
        }
    }

    /** A table of scalars becomes {@code key=value} texts, such as {@code exclude-newer-package}. */
    private static List<String> texts(TomlNode node) {
        if (node.isList()) {
            return node.list().stream().map(SettingsText::text).toList();
        }
        if (node.isTable()) {
            return node.members().stream().map(member -> member.key() + "=" + text(member)).toList();
        }
        return List.of(text(node));
    }

    private static String text(TomlNode node) {
        return switch (node.value()) {
            case TomlValue.Flag flag -> String.valueOf(flag.set());
            case TomlValue.Whole whole -> String.valueOf(whole.number());
            case TomlValue.Text text -> text.text();
            case TomlValue.Real _,TomlValue.Moment _,TomlValue.Array _,TomlTable _ -> throw node.wrongValue("a string");
        };
    }

    private static SettingOrigin origin(TomlNode node) {
        return new SettingOrigin(node.file(), node.place().line());
    }
}
