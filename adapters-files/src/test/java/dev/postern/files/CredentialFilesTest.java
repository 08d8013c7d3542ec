package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.SendingRule;
import dev.postern.testkit.CredentialSourceContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialFilesTest {
    @TempDir private Path home;

    private Path write(String name, String text) {
        try {
            Path file = home.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private CredentialSource netrc(String text) {
        write(".netrc", text);
        return CredentialFiles.netrc(Map.of(), home);
    }

    private CredentialSource uv(String text) {
        write(".local/share/uv/credentials/credentials.toml", text);
        return CredentialFiles.uv(Map.of(), home);
    }

    private CredentialSource pypirc(String text) {
        write(".pypirc", text);
        return CredentialFiles.pypirc(Map.of(), home);
    }

    private static CredentialLookup ask(CredentialSource source, String url) {
        return source.lookup(CredentialRequest.of(URI.create(url), URI.create(url), SendingRule.AUTO));
    }

    private static CredentialLookup ask(CredentialSource source, String url, String index) {
        return source.lookup(CredentialRequest.of(URI.create(url), URI.create(index), SendingRule.AUTO));
    }

    private static CredentialLookup askFor(CredentialSource source, String url, String user) {
        return source.lookup(CredentialRequest.of(URI.create(url), URI.create(url), SendingRule.AUTO).forUser(user));
    }

    private static void assertFound(CredentialLookup said, String user, String secret) {
        assertThat(said).isInstanceOfSatisfying(CredentialLookup.Found.class,
                found -> assertThat(found.credential()).isEqualTo(Credential.basic(user, Secret.of(secret))));
    }

    private static void assertNotMine(CredentialLookup said) {
        assertThat(said).isInstanceOf(CredentialLookup.NotMine.class);
    }

    private static String problem(CredentialLookup said) {
        assertThat(said).isInstanceOf(CredentialLookup.Broken.class);
        assertThat(said.toString()).doesNotContain("s3cret");
        return ((CredentialLookup.Broken) said).detail();
    }

    @Nested
    class NetrcContract extends CredentialSourceContract {
        @Override
        protected CredentialSource source(String username, String secret) {
            return netrc("machine known.example login " + username + " password " + secret);
        }
    }

    @Nested
    class UvContract extends CredentialSourceContract {
        @Override
        protected CredentialSource source(String username, String secret) {
            return uv(
                    "[[credential]]\nservice = 'https://known.example/feed'\nusername = '" + username + "'\nscheme = 'basic'\npassword = '"
                            + secret + "'\n");
        }
    }

    @Nested
    class PypircContract extends CredentialSourceContract {
        @Override
        protected CredentialSource source(String username, String secret) {
            return pypirc("[distutils]\nindex-servers = feed\n[feed]\nrepository = https://known.example/feed/\nusername = " + username
                    + "\npassword: " + secret + "\n");
        }
    }

    @Nested
    class PipelineContract extends CredentialSourceContract {
        @Override
        protected CredentialSource source(String username, String secret) {
            return CredentialFiles.pipeline(Map.of("PIP_EXTRA_INDEX_URL",
                    "https://other.example/ https://" + username + ":" + secret + "@known.example/feed/simple/"));
        }
    }

    @Test
    void a_netrc_has_machines_quotes_comments_and_macros() {
        CredentialSource source = netrc("""
                # a comment with machine words
                machine a.example login alice password "p w\\"d#" # another
                macdef init
                machine b.example login no password s3cret

                machine
                  B.example
                  account x login bob
                  password #p\\\\w
                machine c.example login nobody
                default login anyone password any
                """);
        assertFound(ask(source, "https://a.example/simple/"), "alice", "p w\"d#");
        assertFound(ask(source, "https://b.example/simple/"), "bob", "#p\\w");
        assertFound(ask(source, "https://c.example/simple/"), "anyone", "any");
    }

    @Test
    void a_machine_is_a_host_at_any_port_of_the_index_that_asks() {
        CredentialSource source = netrc("machine h.example login a password b");
        assertFound(ask(source, "http://h.example:8080/simple/"), "a", "b");
        assertFound(ask(source, "https://h.example/files/x.whl", "https://index.example/simple/"), "a", "b");
        assertNotMine(ask(source, "http://h.example/files/x.whl", "https://index.example/simple/"));
        assertNotMine(ask(source, "https://h.example:444/files/x.whl", "https://h.example/simple/"));
        assertNotMine(ask(source, "https://sub.h.example/"));
        assertNotMine(ask(source, "file:///h.example"));
    }

    @Test
    void the_default_goes_to_no_host_that_only_a_page_names() {
        CredentialSource source = netrc("default login a password b");
        assertFound(ask(source, "https://h.example/simple/"), "a", "b");
        assertNotMine(ask(source, "https://files.example/x.whl", "https://h.example/simple/"));
    }

    @Test
    void a_user_asked_for_gets_its_own_login_and_never_the_default() {
        CredentialSource source =
                netrc("machine h.example login a password 1\nmachine h.example login b password 2\ndefault login c password 3");
        assertFound(ask(source, "https://h.example/"), "a", "1");
        assertFound(askFor(source, "https://h.example/", "b"), "b", "2");
        assertNotMine(askFor(source, "https://h.example/", "c"));
        assertFound(askFor(source, "https://other.example/", "c"), "c", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"machine h.example\nlogin a password s3cret more", "machine h\npassword", "login s3cret\n", "\n\"s3cret",
        "machine \"\" login s3cret", "machine", "s3cret"})
    void a_malformed_netrc_is_told_with_its_line_and_no_word_of_it(String text) {
        assertThat(problem(ask(netrc(text), "https://h.example/"))).matches("\\S+/\\.netrc:[12]: .*");
    }

    @Test
    void the_variable_names_the_netrc_if_it_is_there() {
        netrc("machine h.example login usual password 1");
        Path other = write("other", "machine h.example login other password 2");
        assertFound(ask(CredentialFiles.netrc(Map.of("NETRC", other.toString()), home), "https://h.example/"), "other", "2");
        assertFound(ask(CredentialFiles.netrc(Map.of("NETRC", "~/other"), home), "https://h.example/"), "other", "2");
        assertFound(ask(CredentialFiles.netrc(Map.of("NETRC", "/no/such"), home), "https://h.example/"), "usual", "1");
        assertNotMine(ask(CredentialFiles.netrc(Map.of(), home.resolve("elsewhere")), "https://h.example/"));
    }

    @Test
    void a_file_that_others_can_read_is_warned_about() throws IOException {
        CredentialFiles source = (CredentialFiles) netrc("machine h.example login a password s3cret");
        Files.setPosixFilePermissions(home.resolve(".netrc"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(source.warnings()).isEmpty();
        assertFound(ask(source, "https://h.example/"), "a", "s3cret");
        assertThat(source.warnings()).containsExactly(
                "the credentials in `" + home.resolve(".netrc") + "` can be read by others; run `chmod 600 " + home.resolve(".netrc")
                        + "`");
    }

    @Test
    void a_file_is_read_once_and_when_it_is_needed() throws IOException {
        CredentialSource source = netrc("machine h.example login a password b");
        Files.writeString(home.resolve(".netrc"), "machine h.example login later password b");
        assertFound(ask(source, "https://h.example/"), "later", "b");
        Files.delete(home.resolve(".netrc"));
        assertFound(ask(source, "https://h.example/"), "later", "b");
    }

    @Test
    void two_callers_never_mix() {
        CredentialSource mine = netrc("machine h.example login a password b");
        CredentialSource yours = CredentialFiles.netrc(Map.of(), home.resolve("elsewhere"));
        assertFound(ask(mine, "https://h.example/"), "a", "b");
        assertNotMine(ask(yours, "https://h.example/"));
    }

    private static String stored(String service, String user, String password) {
        return "[[credential]]\nservice = \"" + service + "\"\nusername = \"" + user + "\"\nscheme = \"basic\"\npassword = \"" + password
                + "\"\n";
    }

    @Test
    void of_what_uv_stored_the_longest_path_counts() {
        CredentialSource source = uv("# by uv\n" + stored("https://h.example", "root", "1") + stored("h.example/a", "a", "2")
                + stored("https://h.example/a/b/", "ab", "3"));
        assertFound(ask(source, "https://h.example/simple/"), "root", "1");
        assertFound(ask(source, "https://h.example/a/simple/"), "a", "2");
        assertFound(ask(source, "https://h.example/a/b/simple/"), "ab", "3");
        assertFound(ask(source, "https://h.example/ab/simple/"), "root", "1");
        assertFound(askFor(source, "https://h.example/a/b/simple/", "root"), "root", "1");
    }

    @Test
    void files_of_an_index_get_its_credential_wherever_they_lie_on_its_origin() {
        CredentialSource source = uv(stored("https://h.example/feed", "a", "1"));
        assertFound(ask(source, "https://h.example/files/x.whl", "https://h.example/feed/simple/"), "a", "1");
        assertNotMine(ask(source, "https://h.example/files/x.whl", "https://h.example/other/simple/"));
        assertNotMine(ask(source, "https://files.example/x.whl", "https://h.example/feed/simple/"));
    }

    @Test
    void several_users_of_one_place_are_told() {
        CredentialSource source = uv(stored("https://h.example", "b", "s3cret") + stored("https://h.example", "a", "s3cret"));
        assertThat(ask(source, "https://h.example/")).isInstanceOfSatisfying(CredentialLookup.Refused.class,
                refused -> assertThat(refused.detail()).contains("several users for `https://h.example`: `a`, `b`"));
        assertFound(askFor(source, "https://h.example/", "b"), "b", "s3cret");
    }

    @Test
    void uv_stores_tokens_as_well() {
        CredentialSource source = uv("[[credential]]\nservice = 'https://h.example'\nscheme = 'bearer'\ntoken = 't'\n");
        assertThat(ask(source, "https://h.example/")).isInstanceOfSatisfying(CredentialLookup.Found.class,
                found -> assertThat(found.credential()).isEqualTo(Credential.bearer(Secret.of("t"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[credential]]\npassword = s3cret\n", "[[credential]]\nservice = 'https://s3cret:@\\'",
        "credential = 's3cret'",
        "[[credential]]\nservice = 'https://h'\nscheme = 's3cret'", "[[credential]]\nusername = 's3cret'",
        "[[credential]]\nservice = 'https://h'\npassword = ['s3cret']"})
    void a_malformed_store_is_told_with_its_place_and_no_secret(String text) {
        assertThat(problem(ask(uv(text), "https://h.example/"))).matches("(?s)\\S+/credentials\\.toml:\\d+:\\d+: .*");
    }

    @Test
    void the_variable_names_the_folder_of_uvs_store() {
        write("uv/credentials.toml", stored("https://h.example", "a", "1"));
        assertFound(ask(CredentialFiles.uv(Map.of("UV_CREDENTIALS_DIR", home.resolve("uv").toString()), home), "https://h.example/"), "a",
                "1");
        write("data/uv/credentials/credentials.toml", stored("https://h.example", "b", "2"));
        assertFound(ask(CredentialFiles.uv(Map.of("XDG_DATA_HOME", home.resolve("data").toString()), home), "https://h.example/"), "b",
                "2");
    }

    @Test
    void a_pypirc_lists_its_servers() {
        CredentialSource source = pypirc("""
                ; twine
                [distutils]
                index-servers =
                    feed
                    pypi
                [feed]
                repository = https://h.example/feed/upload
                password = a%b = c
                [pypi]
                username = __token__
                password = pypi-x
                [unlisted]
                repository = https://u.example/
                password = s3cret
                """);
        assertFound(ask(source, "https://h.example/feed/upload"), "__token__", "a%b = c");
        assertFound(ask(source, "https://upload.pypi.org/legacy/"), "__token__", "pypi-x");
        assertNotMine(ask(source, "https://u.example/"));
        assertNotMine(ask(source, "https://h.example/feed/simple/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password = s3cret\n", "[pypi]\ns3cret\n", "[pypi]\n= s3cret",
        "[pypi]\npassword = s3cret\nrepository = s3cret"})
    void a_malformed_pypirc_is_told_without_its_content(String text) {
        assertThat(problem(ask(pypirc(text), "https://h.example/"))).contains("/.pypirc");
    }

    @Test
    void a_pipeline_names_indexes_and_a_repository() {
        CredentialSource source = CredentialFiles.pipeline(Map.of("UV_INDEX", "acme=https://a:1@acme.example/simple/ not-a-url ./folder",
                "PIP_INDEX_URL", "https://user@h.example/simple/", "UV_DEFAULT_INDEX", "https://b:pa/ss@broken.example",
                "TWINE_USERNAME", "t", "TWINE_PASSWORD", "p", "TWINE_REPOSITORY_URL", "https://up.example/legacy/"));
        assertFound(ask(source, "https://acme.example/simple/pkg/"), "a", "1");
        assertFound(ask(source, "https://acme.example/files/x"), "a", "1");
        assertNotMine(ask(source, "https://h.example/simple/"));
        assertFound(ask(source, "https://up.example/legacy/"), "t", "p");
        assertNotMine(ask(CredentialFiles.pipeline(Map.of("TWINE_PASSWORD", "p")), "https://up.example/legacy/"));
    }

    @Test
    void what_lies_in_files_is_at_hand() {
        CredentialRequest request =
                new CredentialRequest(URI.create("https://h.example/"), Optional.empty(), Optional.empty(), SendingRule.AUTO,
                        CredentialRequest.Phase.BEFORE_SENDING, List.of());
        assertThat(netrc("").isAtHand(request)).isTrue();
        assertThat(netrc("").storeKey(request)).isEmpty();
    }

    @Test
    void an_unreadable_file_is_told() throws IOException {
        Files.createDirectories(home.resolve(".netrc"));
        assertThat(problem(ask(CredentialFiles.netrc(Map.of(), home), "https://h.example/"))).contains("is a directory");
        Files.write(write(".pypirc", ""), new byte[] {'[', (byte) 0xff});
        assertThat(problem(ask(CredentialFiles.pypirc(Map.of(), home), "https://h.example/"))).contains("no character in UTF-8");
    }
}
