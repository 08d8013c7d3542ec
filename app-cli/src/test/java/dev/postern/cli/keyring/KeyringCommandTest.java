package dev.postern.cli.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.assembly.Cancellation;
import dev.postern.assembly.Invocation;
import dev.postern.assembly.Output;
import dev.postern.assembly.Streams;
import dev.postern.assembly.Variables;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.StoredLogins;
import dev.postern.testkit.InMemoryCredentials;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words, streams and statuses are those of keyring 25.7.0 where it has them; each was compared with it by hand. */
class KeyringCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String INDEX = "https://pypi.acme.example/team/simple/";

    private final InMemoryCredentials store = new InMemoryCredentials();
    private final List<CredentialSource> sources = new ArrayList<>(List.of(new StoredLogins(store, () -> NOW)));
    private final Map<String, String> variables = new HashMap<>();

    @TempDir private Path home;

    private record Result(int status, String out, String err) {}

    private static Result answers(String out) {
        return new Result(0, out, "");
    }

    private static final Result NOTHING = new Result(1, "", "");

    @Test
    void a_password_is_one_line() {
        login(INDEX, "ann", "s3cret");
        assertThat(run("get", INDEX, "ann")).isEqualTo(answers("s3cret\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--mode=creds --output=json get URL", "--mode creds --output json get URL",
        "get --mode creds --output json URL",
        "get URL --mode creds --output json", "get --mode=creds URL --output=json", "--mo creds --out json get URL ann",
        "--mode creds --output json get -- URL"})
    void options_stand_anywhere(String words) {
        login(INDEX, "ann", "s3cret");
        assertThat(run(words.replace("URL", INDEX).split(" "))).isEqualTo(answers("{\"username\": \"ann\", \"password\": \"s3cret\"}\n"));
    }

    @Test
    void the_four_forms_of_an_answer_are_pythons() {
        login(INDEX, "ann", "s\"3\\cr\u00e9t");
        assertThat(run("--mode", "creds", "get", INDEX).out()).isEqualTo("ann\ns\"3\\cr\u00e9t\n");
        assertThat(run("--output", "json", "get", INDEX, "ann").out()).isEqualTo("{\"password\": \"s\\\"3\\\\cr\\u00e9t\"}\n");
    }

    @Test
    void a_miss_is_silent() {
        login(INDEX, "ann", "s3cret");
        assertThat(run("get", "https://pypi.other.example/simple/", "ann")).isEqualTo(NOTHING);
        assertThat(run("get", "pypi.other.example", "ann")).isEqualTo(NOTHING);
        assertThat(run("get", "poetry-repository-acme", "ann")).isEqualTo(NOTHING);
        assertThat(run("get", "", "")).isEqualTo(NOTHING);
        assertThat(run("get", "https://pypi.acme.example.evil.example/team/simple/", "ann")).isEqualTo(NOTHING);
        assertThat(run("get", "http://pypi.acme.example/team/simple/", "ann")).as("never in clear text").isEqualTo(NOTHING);
        assertThat(run("get", "https://pypi.acme.example@evil.example/team/simple/", "ann")).isEqualTo(NOTHING);
        assertThat(run("get", "https://pypi.acme.example:8443/team/simple/", "ann")).isEqualTo(NOTHING);
    }

    @Test
    void a_wrong_user_gets_the_right_ones_with_one_warning() {
        login(INDEX, "ann", "s3cret");
        Result result = run("get", INDEX, "bob");
        assertThat(result.out()).isEqualTo("s3cret\n");
        assertThat(result.err())
                .isEqualTo("keyring: warning: `https://pypi.acme.example/team/simple` is opened by the user name `ann`, not "
                        + "by `bob`; write `ann` into the URL of the index\n");
        assertThat(run("--mode", "creds", "get", INDEX, "bob").out()).isEqualTo("ann\ns3cret\n");
    }

    @Test
    void of_two_users_the_one_who_is_named_counts() {
        login(INDEX, "ann", "one");
        login(INDEX, "bob", "two");
        assertThat(run("get", INDEX, "bob")).isEqualTo(answers("two\n"));
        assertThat(run("get", "pypi.acme.example", "nobody").status()).isEqualTo(1);
        Result neither = run("--mode", "creds", "get", INDEX);
        assertThat(neither.status()).isEqualTo(1);
        assertThat(neither.err())
                .isEqualTo("keyring: login: several users are logged in to `https://pypi.acme.example/team`: `ann`, `bob`; "
                        + "name one in the URL of the index\n");
    }

    @Test
    void a_user_in_the_url_counts_and_a_password_there_does_not() {
        login(INDEX, "ann", "one");
        login(INDEX, "bob", "two");
        assertThat(run("--mode", "creds", "get", "https://bob:wrong@pypi.acme.example/team/simple/")).isEqualTo(answers("bob\ntwo\n"));
    }

    @Test
    void a_host_is_answered_for_if_one_identity_lies_on_it() {
        login(INDEX, "ann", "s3cret");
        assertThat(run("get", "pypi.acme.example", "ann")).isEqualTo(answers("s3cret\n"));
        assertThat(run("get", "https://pypi.acme.example", "ann")).isEqualTo(answers("s3cret\n"));
        login("https://pypi.acme.example/other/simple/", "ann", "s3cret");
        assertThat(run("get", "pypi.acme.example", "ann")).as("the same twice").isEqualTo(answers("s3cret\n"));
        login("https://pypi.acme.example/third/simple/", "ann", "another");
        assertThat(run("get", "pypi.acme.example", "ann")).isEqualTo(new Result(1, "", "keyring: warning: 2 identities lie on "
                + "`pypi.acme.example`, so none is given for the whole host; ask for the URL of an index there\n"));
        assertThat(run("get", INDEX, "ann")).isEqualTo(answers("s3cret\n"));
    }

    @Test
    void a_host_is_answered_for_by_the_index_that_a_variable_names() {
        sources.add(vendor("https://feeds.example/org/", "tok3n"));
        assertThat(run("get", "feeds.example", "any")).isEqualTo(NOTHING);
        variables.put("PIP_INDEX_URL", "https://feeds.example/org/simple/");
        assertThat(run("--mode", "creds", "get", "feeds.example")).isEqualTo(answers("aws\ntok3n\n"));
    }

    @Test
    void a_port_belongs_to_the_host() {
        login("http://127.0.0.1:8080/simple/", "ann", "s3cret");
        assertThat(run("get", "127.0.0.1:8080", "ann")).isEqualTo(answers("s3cret\n"));
        assertThat(run("get", "http://127.0.0.1:8080", "ann")).isEqualTo(answers("s3cret\n"));
        assertThat(run("get", "127.0.0.1", "ann")).isEqualTo(NOTHING);
    }

    @Test
    void who_refuses_says_why_and_what_to_do() {
        sources.add(source("aws", _ -> new CredentialLookup.Refused("the session has ended", Optional.of("aws sso login"))));
        sources.add(source("netrc", _ -> new CredentialLookup.Broken("`/home/ann/.netrc` cannot be read")));
        assertThat(run("get", "https://d.example/pypi/simple/", "aws")).isEqualTo(new Result(1, "",
                """
                keyring: aws: the session has ended
                hint: run `aws sso login`
                keyring: warning: netrc: `/home/ann/.netrc` cannot be read
                """));
    }

    @Test
    void a_credential_with_control_characters_is_given_to_nobody() {
        sources.add(vendor("https://feeds.example/", "tok\nen"));
        Result result = run("get", "https://feeds.example/simple/", "aws");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("has control characters").doesNotContain("tok");
    }

    @Test
    void what_is_set_can_be_got_and_deleted() {
        for (String service : List.of("poetry-repository-acme", INDEX, "acme.example", "any words")) {
            assertThat(type("s3cret\n", "set", service, "ann")).isEqualTo(answers(""));
            assertThat(run("get", service, "ann")).isEqualTo(answers("s3cret\n"));
            assertThat(run("--mode", "creds", "get", service)).isEqualTo(answers("ann\ns3cret\n"));
            assertThat(type("other", "set", service, "ann")).isEqualTo(answers(""));
            assertThat(run("get", service, "ann")).isEqualTo(answers("other\n"));
            assertThat(run("del", service, "ann")).isEqualTo(answers(""));
            assertThat(run("get", service, "ann")).isEqualTo(NOTHING);
            assertThat(run("del", service, "ann")).isEqualTo(new Result(1, "", "keyring: Password not found\n"));
        }
    }

    @Test
    void a_password_under_a_clients_own_name_opens_no_index() {
        type("s3cret", "set", "pypi.acme.example", "ann");
        assertThat(run("get", INDEX, "ann")).isEqualTo(NOTHING);
        type("s3cret", "set", "http://pypi.clear.example/simple/", "ann");
        assertThat(run("get", "http://pypi.clear.example/simple/", "ann")).isEqualTo(answers("s3cret\n"));
        assertThat(run("get", "http://pypi.clear.example/simple/apple/", "ann")).as("not sent in clear text").isEqualTo(NOTHING);
    }

    @Test
    void nobody_is_asked() {
        InputStream keyboard = new Keyboard(InputStream.nullInputStream(), () -> {
            throw new AssertionError("asked");
        });
        Result result = run(keyboard, "set", INDEX, "ann");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).isEqualTo("""
                keyring: the password is read from standard input, which holds none

                hint: pipe it in, or run `postern auth login`, which asks for it
                """);
    }

    @Test
    void a_store_that_cannot_be_used_is_told_of() {
        store.breakDown("`/home/ann/store` is open to others; run `chmod 700 /home/ann/store`");
        assertThat(type("s3cret", "set", INDEX, "ann")).isEqualTo(new Result(1, "",
                "keyring: the password is not kept: `/home/ann/store` is open to others; run `chmod 700 /home/ann/store`\n"));
        assertThat(run("del", INDEX, "ann").err()).startsWith("keyring: the password is not removed: `/home/ann/store` is open");
        assertThat(run("get", INDEX, "ann").err()).startsWith("keyring: warning: login: `/home/ann/store` is open");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''|Specify operation (get, set, del, diagnose).", "get|get requires service and username",
        "get x|get requires service and username", "--mode creds get|get requires service",
        "--mode creds set x|set requires service and username",
        "del x|del requires service and username", "get x y z|unrecognized arguments: z",
        "bogus|argument operation: invalid choice: 'bogus' (choose from 'get', 'set', 'del', 'diagnose')",
        "get x --mode bad|argument --mode: invalid choice: 'bad' (choose from 'password', 'creds')",
        "get x y --output|argument --output: expected one argument",
        "--keyring x get x y|ambiguous option: --keyring could match --keyring-path, --keyring-backend",
        "--nonsense get x y|unrecognized arguments: --nonsense", "-x get x y|unrecognized arguments: -x",
        "--disable=yes|argument --disable: ignored explicit argument 'yes'"})
    void wrong_usage_is_told_as_pythons_does(String words, String problem) {
        Result result = run(words.isEmpty() ? new String[0] : words.split(" "));
        assertThat(result).isEqualTo(new Result(2, "", KeyringHelp.USAGE + "keyring: error: " + problem + "\n"));
    }

    @Test
    void a_person_who_has_switched_keyrings_off_has_switched_this_one_off() throws IOException {
        login(INDEX, "ann", "s3cret");
        assertThat(run("-b", "keyring.backends.null.Keyring", "get", INDEX, "ann")).isEqualTo(NOTHING);
        assertThat(run("-bkeyring.backends.fail.Keyring", "get", INDEX, "ann").status()).isEqualTo(1);
        variables.put("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring");
        assertThat(run("get", INDEX, "ann")).isEqualTo(NOTHING);
        variables.clear();
        Path file = home.resolve(".config/python_keyring/keyringrc.cfg");
        assertThat(run("diagnose").out())
                .isEqualTo("config path: " + file + " (absent)\ndata root: " + home + "/.local/share/python_keyring\n");
        assertThat(run("--disable")).isEqualTo(answers(""));
        assertThat(Files.readString(file)).isEqualTo("[backend]\ndefault-keyring=keyring.backends.null.Keyring");
        assertThat(run("get", INDEX, "ann")).isEqualTo(NOTHING);
        assertThat(run("--disable")).isEqualTo(new Result(1, "", "Refusing to overwrite " + file + "\n"));
        assertThat(run("diagnose").out()).startsWith("config path: " + file + "\n");
    }

    @Test
    void pythons_own_backends_are_not_here() {
        assertThat(run("-b", "keyrings.alt.file.PlaintextKeyring", "get", "x", "y").err())
                .endsWith("keyring: error: Unable to load specified "
                        + "keyring: `keyrings.alt.file.PlaintextKeyring` is a class of Python, and this is Postern's keyring\n");
        assertThat(run("--list-backends")).isEqualTo(answers("""
                postern_keyring.PosternKeyring (priority: 9)
                keyring.backends.fail.Keyring (priority: 0)
                """));
    }

    @Test
    void help_and_version_come_before_all_else() {
        assertThat(run("get", "--help", "--nonsense").out()).isEqualTo(KeyringHelp.HELP);
        assertThat(run("-h").status()).isZero();
        assertThat(run("--version")).isEqualTo(answers("keyring of postern 1.0\n"));
        assertThat(run("--print-completion", "bash")).isEqualTo(new Result(1, "", KeyringHelp.NO_COMPLETION + "\n"));
    }

    private void login(String index, String user, String password) {
        new KeptPasswords(store, () -> NOW).putLogin(URI.create(index), user, Secret.of(password));
    }

    private static CredentialSource vendor(String below, String token) {
        Realm realm = Realm.of(URI.create(below));
        return source("aws", request -> realm.covers(request.url()) && !Realm.of(request.url()).path().isEmpty()
                ? new CredentialLookup.Found(Credential.basic("aws", Secret.of(token)), Reach.of(realm))
                : new CredentialLookup.NotMine());
    }

    private interface Answering {
        CredentialLookup to(CredentialRequest request);
    }

    private static CredentialSource source(String name, Answering answering) {
        return new CredentialSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public CredentialLookup lookup(CredentialRequest request) {
                return answering.to(request);
            }
        };
    }

    private Result run(String... words) {
        return type("", words);
    }

    private Result type(String input, String... words) {
        return run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), words);
    }

    private Result run(InputStream in, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var invocation = new Invocation(List.of(words), Variables.of(variables), home, home, new Streams(in, output(out), output(err)),
                () -> NOW, () -> ZoneId.of("Asia/Kathmandu"), new Cancellation());
        int status = new KeyringCommand(invocation, sources, store, "1.0").run();
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Output output(ByteArrayOutputStream bytes) {
        return new Output(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, 80);
    }
}
