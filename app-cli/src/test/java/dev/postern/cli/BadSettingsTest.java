package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that contradict each other or mean nothing: one message, with the place, before anything is asked. */
class BadSettingsTest {
    private static final String INDEX = "[[index]]\nname = \"acme\"\nurl = \"https://pypi.acme.example/simple\"\n";
    private static final String OTHER = "\n[[index]]\nname = \"other\"\nurl = \"https://other.example/simple\"\n";

    @TempDir private Path folder;

    private void refused(String golden, String file, String text, String... arguments) {
        Path settings = Universes.write(folder.resolve(file), text);
        Terminal.Result result = Terminal.in(folder).run(arguments.length == 0 ? new String[] {"index", "list"} : arguments);
        Golden.check("settings/" + golden, result, Map.of(folder.toString(), "<folder>"));
        assertThat(result.status()).isEqualTo(2);
        assertThat(settings.toFile().delete()).isTrue();
    }

    private void refused(String golden, String text) {
        refused(golden, "postern.toml", text);
    }

    @Test
    void two_default_indexes() {
        refused("two-defaults", INDEX + "default = true\n" + OTHER + "default = true\n");
        refused("two-defaults-of-uv", "pyproject.toml", """
                [[tool.uv.index]]
                url = "https://a.example/simple"
                default = true
                [[tool.uv.index]]
                url = "https://b.example/simple"
                default = true
                """);
        refused("two-default-options", "postern.toml", INDEX, "index", "list", "--default-index", "https://a.example/simple", "-i",
                "https://b.example/simple");
    }

    @Test
    void the_second_default_of_a_uv_toml_is_told_and_counts_for_nothing() {
        Universes.write(folder.resolve("uv.toml"), INDEX + "default = true\n" + OTHER + "default = true\n");
        Golden.check("settings/two-defaults-in-uv-toml", Terminal.in(folder).run("index", "list"), Map.of());
    }

    @Test
    void two_indexes_of_one_name() {
        refused("one-name-twice", INDEX + OTHER.replace("other\"\n", "acme\"\n"));
    }

    @Test
    void a_place_for_uploads_with_a_hidden_password() {
        refused("publish-url-malformed", "postern.toml", INDEX + "publish-url = \"http://ann:horse/battery@h:x/\"\n", "env", "--for",
                "twine");
    }

    @Test
    void an_unnamed_explicit_index() {
        refused("unnamed-explicit", INDEX.replace("name = \"acme\"\n", "") + "explicit = true\n");
    }

    @Test
    void an_index_without_a_place_or_with_a_bad_one() {
        refused("no-url", "[[index]]\nname = \"acme\"\n");
        refused("foreign-scheme", INDEX.replace("https:", "ftp:"));
        refused("bad-name", INDEX.replace("\"acme\"", "\"acme index\""));
        refused("unknown-key", INDEX + "package = [\"acme-*\"]\n");
        refused("bad-status", INDEX + "ignore-error-codes = [1234]\n");
    }

    @Test
    void bad_globs() {
        refused("glob-brackets", INDEX + "packages = [\"acme-[a-z]\"]\n");
        refused("glob-slash", INDEX + "packages = [\"acme/*\"]\n");
        refused("glob-empty", INDEX + "packages = [\"\"]\n");
        refused("glob-number", INDEX + "packages = [1]\n");
    }

    @Test
    void a_claim_that_claims_nothing() {
        refused("claim-empty", INDEX + "packages = []\n");
        refused("claim-separator", INDEX + "packages = [\"acme-\"]\n");
        refused("claim-text", INDEX + "packages = \"acme-*\"\n");
    }

    @Test
    void claims_that_overlap() {
        refused("claims-overlap", INDEX + "packages = [\"acme-*\"]\n" + OTHER + "packages = [\"*-billing\"]\n");
    }

    @Test
    void a_cooldown_that_is_no_duration_or_has_none() {
        refused("cooldown-word", INDEX + "cooldown = \"soon\"\n");
        refused("cooldown-months", INDEX + "cooldown = \"2 months\"\n");
        refused("cooldown-missing", INDEX + "cooldown-without-dates = \"first-seen\"\n");
        refused("cooldown-policy", INDEX + "cooldown = \"7 days\"\ncooldown-without-dates = \"guess\"\n");
        refused("cooldown-at-top", "cooldown = \"7 days\"\n" + INDEX);
        refused("exclude-newer", "exclude-newer = \"2026-13-01\"\n");
    }

    @Test
    void a_mirror_with_a_secret() {
        refused("mirror-secret", INDEX + "mirrors = [\"https://user:hunter2@mirror.example/simple\"]\n");
    }

    @Test
    void options_that_contradict_each_other() {
        refused("offline-refresh", "postern.toml", INDEX, "compile", "--offline", "--refresh", "r.in");
        Universes.write(folder.resolve("r.in"), "a\n");
        refused("offline-no-cache-of-file", "postern.toml", "no-cache = true\n", "compile", "--offline", "r.in", "--python-version", "3.12",
                "--python-platform", "linux");
    }

    @Test
    void a_setting_that_nobody_knows() {
        refused("unknown-setting", "indexstrategy = \"first-index\"\n");
        refused("not-toml", "[[index]\n");
    }
}
