package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.index.Cooldown;
import dev.postern.domain.index.Cooldown.WithoutDates;
import dev.postern.domain.index.ExcludeNewer;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexFormat;
import dev.postern.domain.index.SettingOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFilesTest {
    @TempDir Path folder;

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private SettingsFiles files() {
        Map<String, String> variables = Map.of("XDG_CONFIG_DIRS", folder.resolve("etc").toString(), "XDG_CONFIG_HOME",
                folder.resolve("home/.config").toString());
        return new SettingsFiles(variables, folder.resolve("home"), folder, () -> ZoneOffset.UTC);
    }

    private List<SettingsLayer> find(String start) {
        return files().discover(folder.resolve(start));
    }

    private String name(SettingsLayer layer) {
        return folder.relativize(layer.file()).toString();
    }

    private SettingsLayer only(String name, String text) throws IOException {
        write(name, text);
        return files().only(folder.resolve(name)).getFirst();
    }

    private static List<String> values(SettingsLayer layer, String key) {
        return layer.values().get(key).values();
    }

    @Test
    void every_field_of_an_index_is_read() throws IOException {
        ConfiguredIndex configured = only("postern.toml", """
                [[index]]
                name = "acme"
                url = "https://me:s3cret@host/simple/"
                format = "flat"
                explicit = true
                authenticate = "always"
                ignore-error-codes = [403, 404]
                packages = ["Acme_*", "tool"]
                mirrors = ["https://mirror/simple"]
                cooldown = "7 days"
                cooldown-without-dates = "first-seen"
                exclude-newer = 2026-03-01
                empty-means-missing = true
                not-found-means-denied = true
                allow-redirects-to = ["files.host"]
                ca = "certs/ca.pem"
                client-certificate = "/c.pem"
                client-key = "/k.pem"
                publish-url = "https://host/upload"
                """).indexes().getFirst();
        Index index = configured.index();
        assertThat(index.displayName()).isEqualTo("acme");
        assertThat(index.location()).hasToString("https://host/simple/");
        assertThat(index.format()).isEqualTo(IndexFormat.FLAT);
        assertThat(index.explicit()).isTrue();
        assertThat(index.authenticate()).isEqualTo(SendingRule.ALWAYS);
        assertThat(index.ignoredStatuses()).containsExactly(403, 404);
        assertThat(index.claims()).hasToString("[acme-*, tool]");
        assertThat(index.mirrors()).hasToString("[https://mirror/simple]");
        assertThat(index.cooldown()).contains(new Cooldown(Duration.ofDays(7), WithoutDates.FIRST_SEEN));
        assertThat(index.excludeNewer()).contains(new ExcludeNewer.At(Instant.parse("2026-03-02T00:00:00Z")));
        assertThat(index.emptyMeansMissing() && index.notFoundMeansDenied()).isTrue();
        assertThat(index.redirectHosts()).containsExactly("files.host");
        assertThat(index.origin()).isEqualTo(new SettingOrigin("postern.toml", 1));
        assertThat(configured.tls().ca()).contains(folder.resolve("certs/ca.pem"));
        assertThat(configured.publishUrl()).contains("https://host/upload");
        assertThat(configured.credential().orElseThrow().secret().reveal()).isEqualTo("s3cret");
        assertThat(configured.toString()).doesNotContain("s3cret");
    }

    @Test
    void the_table_pip_goes_before_the_top_and_lists_join() throws IOException {
        SettingsLayer layer = only("uv.toml", """
                index-strategy = "unsafe-best-match"
                extra-index-url = ["https://b/simple"]
                exclude-newer = "2026-01-01T00:00:00Z"
                no-binary-package = ["x"]
                [pip]
                index-strategy = "first-index"
                extra-index-url = ["https://a/simple"]
                python-version = "3.12"
                no-binary = [":all:"]
                """);
        assertThat(values(layer, "index-strategy")).containsExactly("first-index");
        assertThat(layer.values().get("index-strategy").origin()).hasToString("uv.toml:6");
        assertThat(layer.indexes()).extracting(index -> index.index().location().toString())
                .containsExactly("https://a/simple", "https://b/simple");
        assertThat(values(layer, "python-version")).containsExactly("3.12");
        assertThat(values(layer, "no-binary")).containsExactly(":all:");
        assertThat(values(layer, "exclude-newer")).containsExactly("2026-01-01T00:00:00Z");
    }

    @Test
    void every_value_is_checked_where_it_stands_and_given_as_text() throws IOException {
        SettingsLayer layer = only("sub/uv.toml", """
                constraint-dependencies = ["a<2", "b @ ./lib"]
                exclude-dependencies = ["e"]
                environments = "sys_platform == 'linux'"
                exclude-newer-package = { "zope.interface" = false, b = 2026-01-01 }
                cache-dir = "cache"
                """);
        assertThat(values(layer, "constraint-dependencies")).containsExactly("a<2", "b @ " + folder.resolve("sub/lib"));
        assertThat(values(layer, "exclude-dependencies")).containsExactly("e");
        assertThat(values(layer, "environments")).containsExactly("sys_platform == 'linux'");
        assertThat(values(layer, "exclude-newer-package")).containsExactly("zope-interface=false", "b=2026-01-01");
        assertThat(values(layer, "cache-dir")).containsExactly(folder.resolve("sub/cache").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "prerelease = 'maybe'             | uv.toml:1:14: `maybe` is no `prerelease`; it is one of `disallow`, `allow`, `if-necessary`, `explicit`, `if-necessary-or-explicit`",
        "constraint-dependencies = ['a<'] | uv.toml:1:28: `a<` is not a requirement: `<` is not a version specifier: a version must follow `<`, at column 3",
        "override-dependencies = [{ package = { name = 'a' }, dependencies = [] }] | uv.toml:1:26: `override-dependencies` for the dependencies of one package only is uv's and not understood here",
        "exclude-newer = 'soon'           | uv.toml:1:17: `soon` is not a usable date or duration: write a date such as `2026-03-01`, a moment such as",
        "exclude-newer = true             | uv.toml:1:17: `exclude-newer` must be a date or a duration such as `\"7 days\"`, or `false`, not a boolean",
        "no-index = 'yes'                 | uv.toml:1:12: `no-index` must be `true` or `false`, not a string",
        "no-binary-package = ['a b']      | uv.toml:1:22: `a b` is not a package name"})
    void wrong_values_are_told_with_their_place(String text, String message) {
        assertThatThrownBy(() -> only("uv.toml", text)).hasMessageStartingWith(message.strip());
    }

    @Test
    void the_nearest_files_upward_count_and_then_user_and_machine() throws IOException {
        write("postern.toml", "prerelease = 'allow'");
        write("a/pyproject.toml", "[tool.uv]\nprerelease = 'explicit'");
        write("a/b/pyproject.toml", "[project]\nname = 'b'");
        write("home/.config/postern/postern.toml", "no-index = true");
        write("home/.config/uv/uv.toml", "no-index = true");
        write("etc/postern/postern.toml", "offline = true");
        write("etc/uv/uv.toml", "offline = true");
        assertThat(find("a/b")).extracting(this::name).containsExactly("postern.toml", "a/pyproject.toml",
                "home/.config/postern/postern.toml",
                "home/.config/uv/uv.toml", "etc/postern/postern.toml", "etc/uv/uv.toml");
    }

    @Test
    void a_file_masks_the_table_beside_it_and_says_so() throws IOException {
        write("p/pyproject.toml", "[tool.uv]\nprerelease = 'explicit'\n[tool.postern]\nno-index = true");
        write("p/uv.toml", "prerelease = 'allow'");
        List<SettingsLayer> layers = find("p");
        assertThat(layers).extracting(this::name).containsExactly("p/pyproject.toml", "p/uv.toml");
        assertThat(values(layers.get(1), "prerelease")).containsExactly("allow");
        assertThat(layers.get(1).notes()).hasToString(
                "[p/pyproject.toml:1:1: the settings in `tool.uv` count for nothing beside `uv.toml`]");
    }

    @Test
    void a_member_takes_the_settings_of_its_workspace() throws IOException {
        write("w/pyproject.toml", "[tool.uv]\nprerelease = 'allow'\n[tool.uv.workspace]\nmembers = ['libs/*']\nexclude = ['libs/x']");
        write("w/libs/a/pyproject.toml", "[tool.uv.sources]\nb = { workspace = true }");
        write("w/libs/x/pyproject.toml", "[tool.uv]\nprerelease = 'disallow'");
        assertThat(values(find("w/libs/a").getFirst(), "prerelease")).containsExactly("allow");
        assertThat(values(find("w/libs/x").getFirst(), "prerelease")).containsExactly("disallow");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "pakages = ['a']                        | postern.toml:3:11: unknown key `pakages` in an index | did you mean `packages`?",
        "packages = []                          | postern.toml:3:12: `packages` is empty and claims nothing |",
        "packages = ['-x']                      | postern.toml:3:13: `-x` is not a pattern of package names: no name begins or ends with a separator, so that it claims nothing |",
        "explicit = true                        | postern.toml:1:1: the explicit index `https://host/simple` has no name | add `name = \"…\"`, so that packages can be pinned to it",
        "ignore-error-codes = [1234]            | postern.toml:3:23: `1234` is not an HTTP status code | status codes lie between 100 and 999",
        "name = ''                              | postern.toml:3:8: `` is not the name of an index: it is empty |",
        "name = 'a b'                           | postern.toml:3:8: `a b` is not the name of an index: ` ` is not allowed; use letters, digits, `-`, `_` and `.` |",
        "authenticate = 'sometimes'             | postern.toml:3:16: `sometimes` is no `authenticate`; it is `auto`, `always` or `never` |",
        "cooldown = '7 moons'                   | postern.toml:3:12: `7 moons` is not a usable date or duration: `moons` is not a unit of time |",
        "cooldown-without-dates = 'deny'        | postern.toml:3:26: `cooldown-without-dates` stands without `cooldown` | add `cooldown = \"7 days\"`",
        "client-key = 'k'                       | postern.toml:3:14: `client-key` stands without `client-certificate` |",
        "default = 'yes'                        | postern.toml:3:11: `index.default` must be `true` or `false`, not a string |",
        "mirrors = ['https://u:s3cret@h/']      | postern.toml:3:12: a mirror's URL holds a user name or password |"})
    void a_wrong_index_is_told_with_its_place(String line, String message, String hint) {
        assertThatThrownBy(() -> only("postern.toml", "[[index]]\nurl = 'https://host/simple'\n" + line)).hasMessage(message)
                .satisfies(failure -> {
                    if (hint != null) {
                        assertThat(((UnusableFile) failure).hint()).contains(hint);
                    }
                });
    }

    @Test
    void unknown_settings_are_errors_in_posterns_files_only() throws IOException {
        assertThatThrownBy(() -> only("postern.toml", "index-strateg = 'first-index'"))
                .hasMessage("postern.toml:1:17: there is no setting `index-strateg`")
                .extracting(e -> ((UnusableFile) e).hint().orElseThrow()).isEqualTo("did you mean `index-strategy`?");
        assertThatThrownBy(() -> only("postern.toml", "cooldown = '7 days'")).extracting(e -> ((UnusableFile) e).hint().orElseThrow())
                .isEqualTo("`cooldown` belongs into an `[[index]]` table");
        assertThat(only("uv.toml", "index-strateg = 'x'\nlink-mode = 'copy'\nwhatever = 1").notes()).hasToString(
                "[uv.toml:1:17: unknown setting `index-strateg`; did you mean `index-strategy`?]");
        assertThatThrownBy(() -> only("uv.toml", "[[index]]\nurl='https://h'\npakages = ['a']"))
                .hasMessageContaining("unknown key `pakages`");
        assertThatThrownBy(() -> only("uv.toml", "[sources]\na = 1"))
                .hasMessage("uv.toml:1:1: `sources` belongs into the `[tool.uv]` table of a `pyproject.toml`");
    }

    @Test
    void in_a_uv_file_the_first_of_contradicting_indexes_counts_and_that_is_noted() throws IOException {
        SettingsLayer layer = only("uv.toml", """
                [[index]]
                name = "a"
                url = "https://one"
                default = true
                [[index]]
                name = "a"
                url = "https://two"
                [[index]]
                name = "A"
                url = "https://three"
                default = true
                """);
        assertThat(layer.indexes()).extracting(index -> index.index().location().toString())
                .containsExactly("https://one");
        assertThat(layer.notes()).extracting(Note::toString).containsExactly(
                "uv.toml:5:1: a second index named `a` counts for nothing; the first is at uv.toml:1",
                "uv.toml:8:1: the indexes `A` and `a` (uv.toml:1) share the variables `UV_INDEX_A_USERNAME` and `_PASSWORD`; rename one of them",
                "uv.toml:8:1: a second default index counts for nothing; the first is at uv.toml:1");
    }

    @Test
    void paths_are_relative_to_the_file_and_a_bare_word_is_noted() throws IOException {
        SettingsLayer layer = only("sub/postern.toml", "[[index]]\nurl = 'wheels'\n[[index]]\nurl = '../x'");
        assertThat(layer.indexes()).extracting(index -> index.index().location().toString())
                .containsExactly("file://" + folder.resolve("sub/wheels"), "file://" + folder.resolve("x"));
        assertThat(layer.notes()).hasToString("[sub/postern.toml:2:7: `wheels` is read as a folder; write `./wheels` to say so]");
    }

    @Test
    void pips_configuration_is_read_nearest_first() throws IOException {
        write("etc/pip/pip.conf", "[global]\nno-index = yes\n");
        write("home/.config/pip/pip.conf",
                "[global]\nindex-url = https://u:s3cret@host/simple\nextra-index-url =\n  https://a\n  https://b\n");
        write("venv/pip.conf", "[install]\nfind-links = wheels https://c\ntrusted-host = h\n");
        List<SettingsLayer> layers =
                PipConfiguration.read(folder, Map.of("XDG_CONFIG_DIRS", folder.resolve("etc").toString(), "VIRTUAL_ENV",
                        folder.resolve("venv").toString()), folder.resolve("home"));
        assertThat(layers).extracting(this::name).startsWith("venv/pip.conf", "home/.config/pip/pip.conf").contains("etc/pip/pip.conf");
        assertThat(layers.get(1).indexes()).extracting(index -> index.index().location().toString() + index.index().isDefault())
                .containsExactly("https://afalse", "https://bfalse", "https://host/simpletrue");
        assertThat(values(layers.getFirst(), "allow-insecure-host")).containsExactly("h");
        assertThat(layers.getFirst().findLinks()).extracting(index -> index.index().location().toString())
                .containsExactly("file://" + folder.resolve("wheels"), "https://c");
    }
}
