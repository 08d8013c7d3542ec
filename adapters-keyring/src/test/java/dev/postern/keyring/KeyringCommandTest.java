package dev.postern.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CommandReply;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.SendingRule;
import dev.postern.testkit.CannedCommands;
import dev.postern.testkit.CredentialSourceContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringCommandTest {
    private static final URI INDEX = URI.create("https://known.example/feed/simple/");

    @TempDir private Path folder;
    private Path keyring = Path.of("/");
    private final CannedCommands commands = new CannedCommands();

    @BeforeEach
    void putKeyring() throws IOException {
        keyring = tool("bin", "exit 1");
    }

    private Path tool(String where, String script) throws IOException {
        Path file = Files.createDirectories(folder.resolve(where)).resolve("keyring");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private KeyringSettings settings(Path... own) {
        return KeyringSettings.from(
                Map.of("PATH", folder.resolve("bin") + ":" + folder.resolve("other") + ":/usr/bin:/bin", "TOKEN", "s3cret"),
                folder, Set.of(own));
    }

    private KeyringCommand canned() {
        return KeyringCommand.of(settings(), commands);
    }

    private KeyringCommand real(KeyringSettings settings) {
        return KeyringCommand.of(settings, new ChildCommands());
    }

    private static CredentialRequest request(URI index) {
        return CredentialRequest.of(index.resolve("acme/"), index, SendingRule.AUTO).afterRefusal(List.of());
    }

    private static CommandReply.Ended failed(int status, String errors) {
        return new CommandReply.Ended(status, Secret.of(""), Secret.of(errors));
    }

    private List<String> asked() {
        return commands.runs().stream().map(run -> run.toString().replace(keyring.toString(), "keyring")).toList();
    }

    private static String problem(CredentialLookup said) {
        assertThat(said).isInstanceOf(CredentialLookup.Broken.class);
        assertThat(said.toString()).doesNotContain("s3cret");
        return ((CredentialLookup.Broken) said).detail();
    }

    @Nested
    class Contract extends CredentialSourceContract {
        @Override
        protected CredentialSource source(String username, String secret) {
            return KeyringCommand.of(settings(),
                    new CannedCommands().with(keyring + " get " + INDEX + " --mode creds", username + "\n" + secret));
        }
    }

    @Test
    void the_index_is_asked_for_then_its_host() {
        assertThat(canned().lookup(request(INDEX).forUser("bob"))).isInstanceOf(CredentialLookup.Broken.class);
        assertThat(asked()).containsExactly("keyring get https://known.example/feed/simple/ bob", "keyring get known.example bob");
        assertThat(commands.runs().getFirst().environment()).containsEntry("TOKEN", "s3cret").containsEntry("POSTERN_INSIDE_KEYRING", "1");
    }

    @Test
    void without_tls_the_scheme_is_tried_as_well() {
        commands.with(keyring + " get http://h.example:8080/simple/ --mode creds", failed(1, ""))
                .with(keyring + " get h.example:8080 --mode creds", failed(1, "warning: slow"))
                .with(keyring + " get http://h.example:8080 --mode creds", "bob\ns3cret");
        URI index = URI.create("http://h.example:8080/simple/");
        assertThat(canned().lookup(request(index))).isEqualTo(
                new CredentialLookup.Found(Credential.basic("bob", Secret.of("s3cret")), Reach.of(Realm.of(index).origin())));
    }

    @Test
    void nothing_is_asked_for_a_file_of_another_origin() {
        URI file = URI.create("https://files.example/a.whl");
        assertThat(canned().lookup(new CredentialRequest(file, Optional.of(INDEX), Optional.empty(), SendingRule.ALWAYS,
                CredentialRequest.Phase.AFTER_REFUSAL, List.of()))).isInstanceOf(CredentialLookup.NotMine.class);
        assertThat(commands.runs()).isEmpty();
    }

    @Test
    void it_is_costly() {
        assertThat(canned().isAtHand(request(INDEX))).isFalse();
        assertThat(canned().storeKey(request(INDEX))).isEmpty();
    }

    @Test
    void an_old_keyring_is_told_how_to_be_mended() {
        commands.with(keyring + " get " + INDEX + " --mode creds", failed(2, "keyring: error: unrecognized arguments: --mode creds"));
        assertThat(problem(canned().lookup(request(INDEX)))).contains("too old", "25.2.1");
    }

    @Test
    void a_crash_is_told_without_its_words() {
        for (CommandReply.Ended crash : List.of(failed(1, "Traceback (most recent call last):\n s3cret"), failed(139, ""))) {
            commands.with(keyring + " get " + INDEX + " --mode creds", crash);
            assertThat(problem(canned().lookup(request(INDEX)))).contains("failed with status " + crash.status(), "shows why");
        }
    }

    @Test
    void a_crash_for_the_index_does_not_hide_the_entry_of_the_host() {
        commands.with(keyring + " get " + INDEX + " --mode creds", failed(2, "")).with(keyring + " get known.example --mode creds", "a\nb");
        assertThat(canned().lookup(request(INDEX))).isInstanceOf(CredentialLookup.Found.class);
    }

    @Test
    void strange_answers_give_no_credential() {
        for (String nothing : List.of("", "\n", "only-a-user", "user\n", "user\n \n")) {
            commands.with(keyring + " get " + INDEX + " --mode creds", nothing).with(keyring + " get known.example --mode creds",
                    failed(1, ""));
            assertThat(canned().lookup(request(INDEX))).isInstanceOf(CredentialLookup.NotMine.class);
        }
        for (String wrong : List.of("user\ns3cret\nmore", "us\u001ber\ns3cret", "user\ns3\u0000cret")) {
            commands.with(keyring + " get " + INDEX + " --mode creds", wrong);
            assertThat(problem(canned().lookup(request(INDEX)))).contains("told more than a user name and a password");
        }
    }

    @Test
    void windows_line_ends_are_no_part_of_a_credential() {
        commands.with(keyring + " get " + INDEX + " --mode creds", "bob\r\ns3cret\r");
        assertThat(canned().lookup(request(INDEX))).isInstanceOfSatisfying(CredentialLookup.Found.class,
                found -> assertThat(found.credential()).isEqualTo(Credential.basic("bob", Secret.of("s3cret"))));
    }

    @Test
    void one_that_hangs_is_given_up_for_all_names_together() throws IOException {
        tool("bin", "sleep 30");
        assertThat(problem(real(settings().within(Duration.ofMillis(200))).lookup(request(INDEX)))).contains("did not answer within");
    }

    @Test
    void posterns_own_is_passed_over_also_behind_a_link() throws IOException {
        tool("other", "echo bob; echo pw");
        Path own = tool("postern/bin", "echo own; echo own");
        Files.delete(keyring);
        Files.createSymbolicLink(keyring, own);
        assertThat(real(settings(own)).lookup(request(INDEX))).isInstanceOfSatisfying(CredentialLookup.Found.class,
                found -> assertThat(found.credential().username()).isEqualTo("bob"));
        Files.delete(folder.resolve("other/keyring"));
        assertThat(problem(
                real(new KeyringSettings(Map.of("PATH", keyring.getParent().toString()), folder, Set.of(own), Duration.ofSeconds(5)))
                        .lookup(request(INDEX))))
                .contains("no command `keyring`", "but Postern's own");
    }

    @Test
    void a_link_to_postern_is_its_own() throws IOException {
        Path postern = Files.move(tool("postern/bin", "echo own; echo own"), folder.resolve("postern/bin/postern"));
        Files.delete(keyring);
        Files.createSymbolicLink(keyring, postern);
        assertThat(
                problem(real(new KeyringSettings(Map.of("PATH", keyring.getParent().toString()), folder, Set.of(), Duration.ofSeconds(5)))
                        .lookup(request(INDEX))))
                .contains("no command `keyring`");
    }

    @Test
    void inside_a_keyring_none_is_asked() throws IOException {
        tool("bin", "echo bob; echo pw");
        KeyringSettings inside = new KeyringSettings(settings().forChildren(), folder, Set.of(), Duration.ofSeconds(5));
        assertThat(real(inside).lookup(request(INDEX))).isInstanceOf(CredentialLookup.NotMine.class);
    }

    @Test
    void settings_print_no_variable() {
        assertThat(settings().toString()).doesNotContain("s3cret");
    }
}
