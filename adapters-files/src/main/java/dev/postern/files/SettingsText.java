package dev.postern.files;

import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.index.Index;
import dev.postern.domain.name.CloseNames;
import dev.postern.files.KnownSettings.Known;
import dev.postern.files.KnownSettings.Standing;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads one table of settings, the whole of {@code uv.toml} and {@code postern.toml} or a {@code [tool.…]} of {@code pyproject.toml}. */
final class SettingsText {
    private final SettingsScope scope;
    private final List<ConfiguredIndex> indexes = new ArrayList<>();
    private final List<ConfiguredIndex> findLinks = new ArrayList<>();
    private final Map<String, Setting> values = new LinkedHashMap<>();

    private SettingsText(SettingsScope scope) {
        this.scope = scope;
    }

    static SettingsLayer read(TomlNode table, Path file, Supplier<ZoneId> zone, SettingsDialect dialect) {
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        SettingsText text = new SettingsText(new SettingsScope(folder, zone, dialect, new ArrayList<>()));
        if (dialect == SettingsDialect.POSTERN) {
            text.readIndexes(List.of(table));
            text.readValues(table, EnumSet.allOf(Standing.class));
            rejectUnknown(table);
        } else {
            text.rejectProjectKeys(table);
            Optional<TomlNode> pip = table.get("pip");
            text.readIndexes(pip.map(node -> List.of(node, table)).orElse(List.of(table)));
            pip.ifPresent(node -> text.readValues(node, EnumSet.of(Standing.PIP, Standing.BOTH)));
            text.readValues(table, EnumSet.of(Standing.TOP, Standing.BOTH));
            text.noteMistyped(table);
        }
        return new SettingsLayer(file, text.indexes, text.findLinks, text.values, text.scope.notes());
    }

    /** Lists of several tables join, nearest first; of several {@code index-url} the nearest counts. */
    private void readIndexes(List<TomlNode> tables) {
        each(tables, "index").forEach(node -> node.list().forEach(this::addTable));
        each(tables, "extra-index-url").forEach(node -> node.list().forEach(item -> indexes.add(plain(item, false))));
        each(tables, "index-url").stream().limit(1).forEach(node -> indexes.add(plain(node, true)));
        each(tables, "find-links").forEach(node -> node.list().forEach(item -> findLinks.add(links(item))));
    }

    private static List<TomlNode> each(List<TomlNode> tables, String key) {
        return tables.stream().flatMap(table -> table.get(key).stream()).toList();
    }

    private void addTable(TomlNode table) {
        ConfiguredIndex index = IndexTable.read(table, scope);
        index.sharesVariablesWith(indexes).ifPresent(other -> scope.note(table, sharedVariables(index.index(), other.index())));
        if (scope.dialect() != SettingsDialect.UV_FILE || !isShadowed(table, index.index())) {
            indexes.add(index);
        }
    }

    private static String sharedVariables(Index index, Index other) {
        return "the indexes `" + index.displayName() + "` and `" + other.displayName() + "` (" + other.origin()
                + ") share the variables `UV_INDEX_" + index.name().orElseThrow().environmentKey()
                + "_USERNAME` and `_PASSWORD`; rename one of them";
    }

    /** uv lets the first of several definitions win and says nothing. One that claims names stays: then the contradiction is an error. */
    private boolean isShadowed(TomlNode table, Index index) {
        for (ConfiguredIndex before : indexes) {
            Index earlier = before.index();
            boolean sameName = index.name().isPresent() && index.name().equals(earlier.name());
            boolean secondDefault = index.isDefault() && earlier.isDefault();
            if ((sameName || secondDefault) && index.claims().isEmpty()) {
                scope.note(table, (sameName ? "a second index named `" + index.displayName() + "`" : "a second default index")
                        + " counts for nothing; the first is at " + earlier.origin());
                return true;
            }
        }
        return false;
    }

    private ConfiguredIndex plain(TomlNode node, boolean isDefault) {
        CredentialedUrl url = node.parsed(text -> Locations.parse(text, scope.folder()));
        return new ConfiguredIndex(Index.at(url.location()).isDefault(isDefault).origin(node.origin()).build(), url.credential());
    }

    private ConfiguredIndex links(TomlNode node) {
        CredentialedUrl url = node.parsed(text -> Locations.parse(text, scope.folder()));
        return new ConfiguredIndex(Index.findLinks(url.location(), node.origin()), url.credential());
    }

    private void readValues(TomlNode settings, Set<Standing> standings) {
        for (TomlNode member : settings.members()) {
            KnownSettings.named(member.key()).filter(known -> standings.contains(known.standing())).ifPresent(known -> take(known, member));
        }
    }

    /** What the table {@code pip} says comes first: lists go on with what the top says, scalars stay. */
    private void take(Known known, TomlNode member) {
        Setting read = new Setting(known.reader().read(member, scope), member.origin());
        values.merge(member.key(), read, (nearer, further) -> member.isList() ? joined(nearer, further) : nearer);
    }

    private static Setting joined(Setting nearer, Setting further) {
        List<String> all = new ArrayList<>(nearer.values());
        all.addAll(further.values());
        return new Setting(all, nearer.origin());
    }

    private static void rejectUnknown(TomlNode table) {
        List<String> known = new ArrayList<>(KnownSettings.keys());
        known.addAll(KnownSettings.STRUCTURED);
        for (TomlNode member : table.members()) {
            boolean pins = member.key().equals("sources") && member.path().equals("tool.postern.sources");
            if (!known.contains(member.key()) && !pins) {
                UnusableFile unknown = member.wrong("there is no setting `" + member.path() + "`");
                throw CloseNames.closest(member.key(), known).map(close -> unknown.withHint("did you mean `" + close + "`?"))
                        .orElseGet(() -> unknown.withHint(hintFor(member.key())));
            }
        }
    }

    private static String hintFor(String key) {
        return switch (key) {
            case "cooldown", "cooldown-without-dates", "packages", "mirrors", "name", "url", "ca", "client-certificate" ->
                    "`" + key + "` belongs into an `[[index]]` table";
            case "pip" -> "in Postern's settings the keys of uv's table `pip` stand at the top";
            default -> "remove it: a setting that has no effect protects nobody";
        };
    }

    private void rejectProjectKeys(TomlNode table) {
        if (scope.dialect() != SettingsDialect.UV_FILE) {
            return;
        }
        for (TomlNode member : table.members()) {
            if (KnownSettings.PROJECT_ONLY.contains(member.key())) {
                throw member.wrong("`" + member.key() + "` belongs into the `[tool.uv]` table of a `pyproject.toml`")
                        .withHint("move it there");
            }
        }
    }

    /** uv has keys that Postern does not need to know; only what looks like a typing error of one that counts is worth a word. */
    private void noteMistyped(TomlNode table) {
        List<String> known = KnownSettings.keys().stream()
                .filter(key -> KnownSettings.named(key).orElseThrow().standing() != Standing.POSTERN).toList();
        for (TomlNode member : table.members()) {
            boolean understood = known.contains(member.key()) || KnownSettings.STRUCTURED.contains(member.key())
                    || UvKeys.ALL.contains(member.key()) || KnownSettings.PROJECT_ONLY.contains(member.key());
            if (!understood) {
                CloseNames.closest(member.key(), known).ifPresent(
                        close -> scope.note(member, "unknown setting `" + member.path() + "`; did you mean `" + close + "`?"));
            }
        }
    }
}
