package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.StoreReading;
import dev.postern.domain.credential.StoredCredential;
import dev.postern.testkit.CredentialStoreContract;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialFileTest {
    private static final StoredCredential ALICE = entry("alice", "s3cret");

    @TempDir private Path folder;

    private static StoredCredential entry(String account, String secret) {
        return new StoredCredential(new StoreKey("login", account), Credential.basic(account, Secret.of(secret)),
                Reach.of(Realm.of(URI.create("https://h.example/feed"))), Instant.parse("2026-03-01T10:00:00Z"));
    }

    private Path place() {
        return folder.resolve("credentials");
    }

    private Path file() {
        return place().resolve("credentials");
    }

    /** Opened anew, as another process would. */
    private CredentialFile store() {
        return CredentialFile.in(place());
    }

    private StoreReading put(StoredCredential... entries) {
        return store().change(_ -> List.of(entries));
    }

    private static List<StoredCredential> all(StoreReading reading) {
        assertThat(reading).isInstanceOf(StoreReading.Entries.class);
        return ((StoreReading.Entries) reading).all();
    }

    private static String problem(StoreReading reading) {
        assertThat(reading).isInstanceOf(StoreReading.Unusable.class);
        return ((StoreReading.Unusable) reading).detail();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void chmod(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(place())) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Nested
    class Contract extends CredentialStoreContract {
        @Override
        protected CredentialStore store() {
            return CredentialFile.in(place());
        }
    }

    @Test
    void only_the_owner_can_read_what_is_written() throws IOException {
        put(ALICE);
        assertThat(mode(place())).isEqualTo("rwx------");
        for (String name : names()) {
            assertThat(mode(place().resolve(name))).as(name).isEqualTo("rw-------");
        }
    }

    @Test
    void nothing_is_left_beside_the_file_but_its_lock() throws IOException {
        put(ALICE);
        put(ALICE, entry("bob", "x"));
        assertThat(names()).containsExactly(".lock", "credentials");
    }

    @Test
    void reading_makes_nothing() {
        assertThat(all(store().read())).isEmpty();
        assertThat(place()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void a_file_that_others_can_reach_is_refused_with_the_command_that_mends_it(String mode) throws IOException {
        put(ALICE);
        chmod(file(), mode);
        for (StoreReading reading : List.of(store().read(), put(ALICE))) {
            assertThat(problem(reading)).contains("`" + file() + "`", "by others (mode " + mode + ")", "run `chmod 600 " + file() + "`")
                    .doesNotContain("s3cret");
        }
        chmod(file(), "rw-------");
        assertThat(all(store().read())).containsExactly(ALICE);
    }

    @Test
    void a_folder_that_others_can_enter_is_refused() throws IOException {
        put(ALICE);
        chmod(place(), "rwxr-x---");
        assertThat(problem(store().read())).contains("can be entered by others (mode rwxr-x---)", "run `chmod 700 " + place() + "`");
        assertThat(problem(put())).contains("can be entered by others");
    }

    @Test
    void links_are_refused() throws IOException {
        put(ALICE);
        Files.move(file(), folder.resolve("elsewhere"));
        Files.createSymbolicLink(file(), folder.resolve("elsewhere"));
        assertThat(problem(store().read())).contains("is a symbolic link");
        assertThat(problem(put())).contains("is a symbolic link");
        Files.move(place(), folder.resolve("other"));
        Files.createSymbolicLink(place(), folder.resolve("other"));
        assertThat(problem(store().read())).contains("`" + place() + "` is a symbolic link");
    }

    @Test
    void what_is_no_file_or_folder_is_refused() throws IOException {
        Files.createDirectories(file());
        chmod(place(), "rwx------");
        assertThat(problem(store().read())).contains("is no file");
        Files.delete(file());
        Files.delete(place());
        Files.writeString(place(), "");
        assertThat(problem(store().read())).contains("is no folder");
        assertThat(problem(put())).contains("is no folder");
    }

    @Test
    void a_damaged_line_is_told_without_its_content() throws IOException {
        put(ALICE, entry("bob", "s3cret-too"));
        Files.writeString(file(), Files.readString(file()).replace("\tbasic\tbob\t", "\tbob "));
        assertThat(problem(store().read())).contains("line 3 is damaged", "keeps it aside").doesNotContain("s3cret");
    }

    @Test
    void the_next_change_keeps_a_damaged_file_aside_and_what_can_be_read() throws IOException {
        put(ALICE, entry("bob", "x"));
        String whole = Files.readString(file());
        for (int time = 1; time <= 2; time++) {
            Files.writeString(file(), whole.substring(0, whole.lastIndexOf("login")));
            assertThat(problem(store().read())).contains("its end is missing");
            assertThat(all(store().change(entries -> entries))).containsExactly(ALICE);
            assertThat(all(store().read())).containsExactly(ALICE);
            assertThat(place().resolve("credentials.damaged-" + time)).content().isEqualTo(whole.substring(0, whole.lastIndexOf("login")));
            assertThat(mode(place().resolve("credentials.damaged-" + time))).isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "garbage\u0000\n", "[[credential]]\n"})
    void what_is_no_store_at_all_is_kept_aside_as_well(String text) throws IOException {
        put(ALICE);
        Files.writeString(file(), text);
        assertThat(problem(store().read())).contains("cannot be used");
        assertThat(all(put(ALICE))).containsExactly(ALICE);
        assertThat(place().resolve("credentials.damaged-1")).content().isEqualTo(text);
    }

    @Test
    void a_file_of_a_newer_postern_is_left_alone() throws IOException {
        put(ALICE);
        Files.writeString(file(), "postern credentials 2 plain\n");
        assertThat(problem(put())).contains("written by another Postern");
        assertThat(file()).hasContent("postern credentials 2 plain\n");
    }

    @Test
    void a_file_that_is_too_large_is_neither_read_nor_written() throws IOException {
        put(ALICE);
        String large = "x".repeat(CredentialFile.LARGEST);
        assertThat(problem(put(entry("bob", large)))).contains("would be larger than 4 MiB");
        assertThat(all(store().read())).containsExactly(ALICE);
        Files.writeString(file(), large + "x");
        assertThat(problem(store().read())).contains("is larger than 4 MiB");
    }

    @Test
    void a_change_of_another_process_is_seen_by_one_that_has_read_before() {
        CredentialFile other = store();
        put(ALICE);
        assertThat(all(other.read())).containsExactly(ALICE);
        put();
        assertThat(all(other.read())).isEmpty();
    }

    @Test
    void a_file_that_did_not_change_is_not_read_again() throws IOException {
        put(ALICE);
        CredentialFile store = store();
        FileTime before = Files.getLastModifiedTime(file());
        StoreReading first = store.read();
        assertThat(store.read()).isSameAs(first);
        Files.setLastModifiedTime(file(), FileTime.fromMillis(before.toMillis() + 2_000));
        assertThat(store.read()).isNotSameAs(first).isEqualTo(first);
    }

    @Test
    void without_a_place_it_says_what_to_set() {
        assertThat(problem(CredentialFile.of(Map.of(), Path.of("/?")).read())).contains("no home folder is known",
                "POSTERN_CREDENTIALS_DIR");
        assertThat(problem(CredentialFile.of(Map.of("POSTERN_CREDENTIALS_DIR", "here"), folder).change(entries -> entries)))
                .contains("`here` is no absolute path");
        CredentialFile none = CredentialFile.of(Map.of(), Path.of("relative"));
        assertThat(none.<String>alone(new StoreKey("a", "b"), () -> "done")).isEqualTo("done");
        assertThat(none.file()).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_made_is_told() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        CredentialFile store = CredentialFile.in(folder.resolve("file/credentials"));
        assertThat(problem(store.change(entries -> entries))).contains("cannot be used", "POSTERN_CREDENTIALS_DIR");
    }

    @Test
    void its_place_follows_the_variables() {
        assertThat(CredentialFile.of(Map.of(), folder)).hasToString(folder + "/.local/share/postern/credentials/credentials");
        assertThat(CredentialFile.of(Map.of("XDG_DATA_HOME", "/data"), folder)).hasToString("/data/postern/credentials/credentials");
        assertThat(CredentialFile.of(Map.of("XDG_DATA_HOME", "data"), folder))
                .hasToString(folder + "/.local/share/postern/credentials/credentials");
        assertThat(CredentialFile.of(Map.of("XDG_DATA_HOME", "/data", "POSTERN_CREDENTIALS_DIR", "/mine"), folder))
                .hasToString("/mine/credentials");
    }

    @Test
    void a_lock_of_another_channel_makes_work_wait_for_it() throws IOException, InterruptedException {
        StoreKey key = new StoreKey("aws", "me");
        store().alone(key, () -> "makes the lock file");
        Path lock = place().resolve(names().getFirst());
        Thread worker;
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE); FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            worker = Thread.ofPlatform().start(() -> store().alone(key, () -> put(ALICE)));
            worker.join(200);
            assertThat(all(store().read())).isEmpty();
        }
        worker.join();
        assertThat(all(store().read())).containsExactly(ALICE);
    }

    @Test
    void work_may_ask_for_its_own_turn_again() {
        StoreKey key = new StoreKey("aws", "me");
        assertThat(store().<String>alone(key, () -> store().<String>alone(key, () -> "inner"))).isEqualTo("inner");
    }
}
