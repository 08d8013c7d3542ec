package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionSpecifiers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PylockTest {
    private static final List<Digest> HASHES = List.of(Digest.of("sha256", "a".repeat(64)));

    private static PylockFile at(String url) {
        return new PylockFile(url.substring(url.lastIndexOf('/') + 1), Optional.of(URI.create(url)), Optional.empty(),
                OptionalLong.of(1234),
                Optional.of(Instant.parse("2026-01-02T03:04:05.678901Z")), HASHES);
    }

    private static PylockPackage locked(String name, String version, String marker, PylockSource source) {
        return new PylockPackage(PackageName.of(name), Optional.of(version).filter(text -> !text.isEmpty()).map(Version::parse),
                marker.isEmpty() ? Marker.TRUE : Marker.parse(marker), Optional.empty(), List.of(), source);
    }

    private static Pylock example() {
        PylockSource files = new PylockSource.Files(Optional.of("https://pypi.org/simple"), Optional.of(at("https://f/acme-1.0.tar.gz")),
                List.of(at("https://f/acme-1.0-py3-none-any.whl"), new PylockFile("acme-1.0-cp312-cp312-win_amd64.whl", Optional.empty(),
                        Optional.of("../wheels/blob"), OptionalLong.empty(), Optional.empty(), HASHES)));
        return Pylock.of(Optional.of(VersionSpecifiers.parse(">=3.12")), List.of(
                new PylockPackage(PackageName.of("acme"), Optional.of(Version.parse("1.0")), Marker.TRUE,
                        Optional.of(VersionSpecifiers.parse(">=3.8")), List.of(PackageName.of("zip"), PackageName.of("archive")), files),
                locked("archive", "2", "sys_platform == 'linux'",
                        new PylockSource.Archive(at("https://f/archive-2.zip"), Optional.of("sub"))),
                locked("tree", "", "", new PylockSource.Directory("../tree", true, Optional.empty())),
                locked("zip", "3", "",
                        new PylockSource.Repository("git", "https://h/zip", Optional.of("v3"), "c".repeat(40), Optional.empty()))));
    }

    private static String golden() throws IOException {
        return Files.readString(Path.of(Objects.requireNonNull(PylockTest.class.getResource("pylock.golden.toml")).getPath()));
    }

    @Test
    void the_text_is_that_of_the_golden_file() throws IOException {
        assertThat(example()).hasToString(golden());
    }

    @Test
    void what_was_written_is_read_again() {
        Pylock read = Pylock.parse(example().toString(), "pylock.toml");
        assertThat(read).hasToString(example().toString());
        assertThat(read.packages().getFirst().source()).isInstanceOfSatisfying(PylockSource.Files.class,
                files -> assertThat(files.wheels().get(1).name()).isEqualTo("acme-1.0-cp312-cp312-win_amd64.whl"));
    }

    @Test
    void a_lock_file_has_its_name() {
        assertThat(List.of("pylock.toml", "pylock.dev.toml")).allMatch(Pylock::isFileName);
        assertThat(List.of("pylock.a.b.toml", "pylock..toml", "poetry.lock", "Pylock.toml", "pylock.toml.bak"))
                .noneMatch(Pylock::isFileName);
    }

    @Test
    void a_file_without_hash_place_or_with_userinfo_is_no_value() {
        assertThatThrownBy(() -> new PylockFile("a", Optional.of(URI.create("https://h/a")), Optional.empty(), OptionalLong.empty(),
                Optional.empty(), List.of())).hasMessage("`a` has no hash");
        assertThatThrownBy(() -> new PylockFile("a", Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty(), HASHES))
                .hasMessage("`a` is neither at a URL nor at a path");
        assertThatThrownBy(() -> at("https://me:s3cret@h/a")).message().isEqualTo("the URL of `a` carries userinfo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "created-by='x'                                | p.toml:1:1: `lock-version` is missing",
        "lock-version='2.0'                            | p.toml:1:14: lock-version `2.0` is not understood; Postern reads version 1",
        "lock-version='1.0'\\ncreated-by='x'           | p.toml:1:1: `packages` is missing",
        "lock-version='1.0'\\npackages=[]              | p.toml:1:1: `created-by` is missing",
        "PACKAGE name='A'                              | p.toml:4:6: `A` is not in normal form, which is `a`",
        "PACKAGE name='a'                              | p.toml:3:1: a package needs `wheels`, an `sdist`, an `archive`, a `directory` or a `vcs`",
        "PACKAGE name='a'\\ndirectory={path='x'}\\nwheels=[]            | p.toml:3:1: a package comes from one place, but here stand `directory` and `sdist` or `wheels`",
        "PACKAGE name='a'\\nwheels=[{url='https://h/a.whl'}]            | p.toml:5:9: `packages.wheels.hashes` is missing",
        "PACKAGE name='a'\\nwheels=[{url='https://h/a.whl',hashes={}}]  | p.toml:5:39: none of these hashes can be checked",
        "PACKAGE name='a'\\nwheels=[{hashes={}}]                        | p.toml:5:9: a file needs a `url` or a `path`",
        "PACKAGE name='a'\\nwheels=[{url='https://u:s3cret@h/a.whl',hashes={}}] | p.toml:5:14: the URL holds a user name or password, which a lock file must not",
        "PACKAGE name='a'\\nvcs={type='git',url='https://h/a'}          | p.toml:5:5: `packages.vcs.commit-id` is missing"})
    void what_breaks_a_rule_is_told_with_its_place(String text, String message) {
        String document =
                text.replace("PACKAGE", "lock-version='1.0'\ncreated-by='x'\n[[packages]]\n").replace("\n ", "\n").replace("\\n", "\n");
        assertThatThrownBy(() -> Pylock.parse(document, "p.toml")).isInstanceOf(UnusableFile.class).hasMessage(message);
    }

    @Test
    void the_versions_of_an_output_file_are_kept() {
        PreviousOutput requirements = PreviousOutput.ofRequirements("""
                # by hand
                --index-url https://h/simple
                acme==1.0 ; python_version > '3' \\
                    --hash=sha256:%s
                    # via -r requirements.in
                loose>=2
                lib @ https://h/lib.zip
                -e ./here
                ./wheels/x-1-py3-none-any.whl
                """.formatted("a".repeat(64)), "requirements.txt");
        assertThat(requirements.versions()).hasToString("{acme=1.0}");
        assertThat(requirements.hashes()).hasToString("{acme=[sha256:" + "a".repeat(64) + "]}");
        PreviousOutput lock = PreviousOutput.ofLock(example().toString(), "pylock.toml");
        assertThat(lock.versions()).hasToString("{acme=1.0}");
        assertThat(lock.files().get(PackageName.of("acme"))).containsOnlyKeys("acme-1.0.tar.gz", "acme-1.0-py3-none-any.whl",
                "acme-1.0-cp312-cp312-win_amd64.whl");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "  Dear diary,  | out.txt:1:6: `Dear diary,` is not a requirement: expected a version specifier",
        "a==1 --wrong    | out.txt:1:6: unknown option `--wrong`"})
    void a_file_that_is_something_else_is_not_taken_for_an_output_file(String text, String message) {
        assertThatThrownBy(() -> PreviousOutput.ofRequirements(text, "out.txt")).isInstanceOf(UnusableFile.class)
                .hasMessageStartingWith(message);
    }
}
