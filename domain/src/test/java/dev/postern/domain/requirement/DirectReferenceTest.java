package dev.postern.domain.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.domain.requirement.DirectReference.Archive;
import dev.postern.domain.requirement.DirectReference.Git;
import dev.postern.domain.requirement.DirectReference.Local;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectReferenceTest {

    @Test
    void a_url_of_the_web_is_an_archive_with_its_hashes() {
        String text = "https://host:8443/p/a-1.0%2Bcpu-py3-none-any.whl?x=1#sha256=ABCD&subdirectory=sub%20dir&egg=a&md5=01";
        assertThat(DirectReference.parse(text)).isEqualTo(new Archive(URI.create("https://host:8443/p/a-1.0%2Bcpu-py3-none-any.whl?x=1"),
                Optional.of("sub dir"), Map.of("sha256", "abcd", "md5", "01"), text)).hasToString(text);
    }

    @Test
    void characters_that_no_url_may_hold_are_encoded() {
        Archive archive = (Archive) DirectReference.parse("http://host/a|b{c}.zip");
        assertThat(archive.location()).isEqualTo(URI.create("http://host/a%7Cb%7Bc%7D.zip"));
        assertThat(archive.text()).isEqualTo("http://host/a|b{c}.zip");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "file:///srv/a-1.tar.gz | /srv/a-1.tar.gz", "file://localhost/srv/a%20b.zip | /srv/a b.zip", "file:rel/a.whl | rel/a.whl",
        "file:./rel | ./rel", "./a | ./a", "../a-1.whl | ../a-1.whl", "/abs/a | /abs/a", "a-1-py3-none-any.whl | a-1-py3-none-any.whl",
        "C:\\a.whl | C:\\a.whl", "./odd#name | ./odd#name"})
    void a_file_url_and_a_path_are_places_in_the_file_system(String text, String path) {
        Local local = (Local) DirectReference.parse(text);
        assertThat(local.path()).isEqualTo(path);
        assertThat(local.text()).isEqualTo(text);
        assertThat(local.editable()).isFalse();
    }

    @Test
    void a_place_may_have_hashes_a_subdirectory_and_an_absolute_path() {
        Local local = (Local) DirectReference.parse("./a.zip#subdirectory=x&sha256=FF");
        assertThat(local.path()).isEqualTo("./a.zip");
        assertThat(local.subdirectory()).contains("x");
        assertThat(local.hashes()).containsExactly(Map.entry("sha256", "ff"));
        assertThat(local.at("/srv/a.zip").asEditable())
                .isEqualTo(new Local("/srv/a.zip", Optional.of("x"), Map.of("sha256", "ff"), true, "./a.zip#subdirectory=x&sha256=FF"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "git+https://host/org/repo | https://host/org/repo | - | -",
        "git+https://host/org/repo.git@main | https://host/org/repo.git | main | -",
        "git+https://host/org/repo@rev#subdirectory=x&egg=name | https://host/org/repo | rev | x",
        "git+https://host/org/repo@feature/one | https://host/org/repo | feature/one | -",
        "git+https://host/org/repo@v1%2B2 | https://host/org/repo | v1+2 | -", "git+https://host/org/repo@ | https://host/org/repo | - | -",
        "git+ssh://git@host/org/repo.git@0123abc | ssh://git@host/org/repo.git | 0123abc | -",
        "git+ssh://git@host:2222/org/repo | ssh://git@host:2222/org/repo | - | -", "git+http://host:81/r | http://host:81/r | - | -",
        "git+file:///srv/repo@main | file:///srv/repo | main | -", "GIT+HTTPS://host/r@x | HTTPS://host/r | x | -"})
    void a_git_url_names_a_repository_a_revision_and_a_folder(String text, String repository, String revision, String subdirectory) {
        assertThat(DirectReference.parse(text)).isEqualTo(
                new Git(URI.create(repository), Optional.ofNullable(revision), Optional.ofNullable(subdirectory), text));
    }

    @ParameterizedTest
    @CsvSource({
        "git+https://host/org/repo, git+https://host/org/repo@0123", "git+ssh://git@host/repo.git@main, git+ssh://git@host/repo.git@0123",
        "git+https://host/repo@v1#subdirectory=x, git+https://host/repo@0123#subdirectory=x"})
    void a_repository_can_be_looked_at_another_revision(String text, String other) {
        assertThat(((Git) DirectReference.parse(text)).at("0123")).isEqualTo(DirectReference.parse(other)).hasToString(other);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://me:secret@host/a.whl | https://host/a.whl", "git+https://token@host/r@v1 | git+https://host/r@v1",
        "git+ssh://git:secret@host/r@v1 | git+ssh://git@host/r@v1", "http://a@b@host/x | http://host/x"})
    void user_info_is_left_out_but_for_the_user_of_ssh(String text, String kept) {
        DirectReference reference = DirectReference.parse(text);
        assertThat(reference.text()).isEqualTo(kept);
        assertThat(reference.toString()).doesNotContain("secret", "token");
        assertThat(UrlText.userInfo(text)).isPresent();
        assertThat(UrlText.userInfo(kept)).isEqualTo(text.contains("ssh") ? Optional.of("git") : Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"./a\0.whl", "file:///a%00b", "git+https://host/r@v1%0a", "https://host/a.tar.gz#subdirectory=a%1bb"})
    void control_characters_are_refused_however_they_are_written(String text) {
        assertThatThrownBy(() -> DirectReference.parse(text)).isInstanceOf(MalformedRequirement.class)
                .hasMessageContaining("a control character stands in it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`` | expected a URL or a path", "https:///a.whl | the URL has no host", "https://my_host/a.whl | `my_host` is no host name",
        "file://server/a.whl | a `file` URL names no host; write `file:///path`", "ftp://host/a | Postern cannot fetch `ftp` URLs",
        "hg+https://host/a | Postern cannot fetch `hg+https` URLs",
        "git+https://host/r@--upload-pack=x | a Git revision does not begin with `-`",
        "https://me:pa#ss@host/a | percent-encode `/`, `?`, `#` and `@` in a password", "https://host/%zz | not a URL"})
    void what_cannot_be_fetched_is_refused_with_its_reason(String text, String reason) {
        assertThatThrownBy(() -> DirectReference.parse(text)).isInstanceOf(MalformedRequirement.class).hasMessageContaining(reason)
                .message().doesNotContain("pa#ss");
    }

    @ParameterizedTest
    @CsvSource({
        "https://HOST:443/a.whl, https://host/a.whl#sha256=ab, true", "https://host/a.whl, https://host/b.whl, false",
        "http://host/a.whl, https://host/a.whl, false", "git+https://host/r.git@v1, git+https://host/r@v1#egg=r, true",
        "git+https://host/r@v1, git+https://host/r@v2, false", "./a, ./a/, true", "./a, ../a, false",
        "https://host/a.zip#subdirectory=x, https://host/a.zip, false"})
    void two_references_may_name_the_same_thing(String one, String other, boolean same) {
        assertThat(DirectReference.parse(one).isSameAs(DirectReference.parse(other))).isEqualTo(same);
    }
}
