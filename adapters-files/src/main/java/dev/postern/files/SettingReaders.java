package dev.postern.files;

import dev.postern.domain.index.Cooldown;
import dev.postern.domain.index.Cooldown.WithoutDates;
import dev.postern.domain.index.ExcludeNewer;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference.Local;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.requirement.Requirement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How the values of settings are read, by kind: each is checked where it stands and given back as text. */
final class SettingReaders {

    /** Reads one value. */
    @FunctionalInterface
    interface Reader {
        List<String> read(TomlNode node, SettingsScope scope);
    }

    private SettingReaders() {}

    static List<String> flag(TomlNode node, SettingsScope scope) {
        return List.of(String.valueOf(node.flag()));
    }

    static List<String> text(TomlNode node, SettingsScope scope) {
        return List.of(node.text());
    }

    static List<String> texts(TomlNode node, SettingsScope scope) {
        return node.list().stream().map(TomlNode::text).toList();
    }

    static Reader oneOf(String... choices) {
        String allowed = "one of `" + String.join("`, `", choices) + "`";
        List<String> all = List.of(choices);
        return (node, scope) -> {
            String chosen = IndexTable.choice(node, text -> Optional.of(text).filter(all::contains), allowed);
            return List.of(chosen);
        };
    }

    static <T> Reader parsed(Function<String, T> parser) {
        return (node, scope) -> {
            node.parsed(parser);
            return text(node, scope);
        };
    }

    /** A list whose items all read well; one text may stand for a list of one. */
    static <T> Reader all(Function<String, T> parser) {
        return (node, scope) -> {
            List<TomlNode> items = node.isList() ? node.list() : List.of(node);
            items.forEach(item -> item.parsed(parser));
            return items.stream().map(TomlNode::text).toList();
        };
    }

    static Reader byPackage(Reader value) {
        return (node, scope) -> {
            List<String> texts = new ArrayList<>();
            for (TomlNode member : node.members()) {
                texts.add(packageName(member) + "=" + value.read(member, scope).getFirst());
            }
            return texts;
        };
    }

    static PackageName packageName(TomlNode member) {
        return member.withText(member.key()).parsed(PackageName::of);
    }

    static ExtraName extraName(TomlNode member) {
        return member.withText(member.key()).parsed(ExtraName::of);
    }

    static List<String> path(TomlNode node, SettingsScope scope) {
        return List.of(node.parsed(text -> scope.folder().resolve(text).normalize()).toString());
    }

    static List<String> cooldown(TomlNode node, SettingsScope scope) {
        TomlValue.Text text = IndexTable.textOrFalse(node);
        node.withText(text.text()).parsed(age -> Cooldown.parse(age, WithoutDates.DENY));
        return List.of(text.text());
    }

    static List<String> excludeNewer(TomlNode node, SettingsScope scope) {
        TomlValue.Text text = IndexTable.textOrFalse(node);
        node.withText(text.text()).parsed(cutoff -> ExcludeNewer.parse(cutoff, scope.zone().get()));
        return List.of(text.text());
    }

    /** A switch stands for all packages, as uv's {@code no-binary = true}. */
    static List<String> selection(TomlNode node, SettingsScope scope) {
        if (!node.isList()) {
            return node.flag() ? List.of(":all:") : List.of();
        }
        node.list().forEach(item -> item.parsed(text -> text.equals(":all:") || text.equals(":none:") ? text : PackageName.of(text)));
        return texts(node, scope);
    }

    static List<String> requirements(TomlNode node, SettingsScope scope) {
        List<String> texts = new ArrayList<>();
        for (TomlNode item : node.list()) {
            if (item.isTable()) {
                throw item.wrong("`" + node.key() + "` for the dependencies of one package only is uv's and not understood here")
                        .withHint("write the requirement alone, so that it holds everywhere");
            }
            texts.add(rooted(item.parsed(Requirement::parse), item.text(), scope.folder()));
        }
        return texts;
    }

    static List<String> names(TomlNode node, SettingsScope scope) {
        for (TomlNode item : node.list()) {
            if (item.isTable()) {
                throw item.wrong("`" + node.key() + "` for the dependencies of one package only is uv's and not understood here")
                        .withHint("write the name alone, so that it holds everywhere");
            }
            item.parsed(PackageName::of);
        }
        return texts(node, scope);
    }

    static List<String> markers(TomlNode node, SettingsScope scope) {
        return all(Marker::parse).read(node, scope);
    }

    /** A relative path in a requirement is meant relative to the file that holds it. */
    private static String rooted(Requirement requirement, String text, Path folder) {
        return requirement.reference().filter(Local.class::isInstance).map(Local.class::cast)
                .filter(local -> !Path.of(local.path()).isAbsolute())
                .map(local -> text.replace(local.path(), folder.resolve(local.path()).normalize().toString())).orElse(text);
    }
}
