package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.version.Version;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PylockLawsTest {

    @Property
    void any_text_survives_being_quoted(@ForAll String text) {
        String legal = new String(text.codePoints().filter(Character::isDefined)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE).toArray(), 0,
                (int) text.codePoints().filter(Character::isDefined)
                        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE).count());
        TomlNode node = TomlNode.document("t", "k = " + TomlQuotes.quoted(legal)).get("k").orElseThrow();
        assertThat(node.text()).isEqualTo(legal);
    }

    @Property(tries = 200)
    void a_lock_file_that_was_written_is_read_as_the_same_value(@ForAll("packages") List<PylockPackage> packages) {
        Pylock lock = Pylock.of(Optional.empty(), packages);
        assertThat(Pylock.parse(lock.toString(), "pylock.toml")).isEqualTo(lock);
    }

    @Provide
    Arbitrary<List<PylockPackage>> packages() {
        Arbitrary<PackageName> names = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8).map(PackageName::of);
        Arbitrary<Version> versions = Combinators.combine(Arbitraries.integers().between(0, 99), Arbitraries.integers().between(0, 99))
                .as((major, minor) -> Version.parse(major + "." + minor));
        Arbitrary<Marker> markers = Arbitraries.of("sys_platform == 'linux'", "python_version < '3.9'").map(Marker::parse)
                .optional().map(marker -> marker.orElse(Marker.TRUE));
        return Combinators.combine(names, versions, markers, sources()).as((name, version, marker, source) -> new PylockPackage(name,
                Optional.of(version), marker, Optional.empty(), List.of(), source)).list().ofMaxSize(5);
    }

    private static Arbitrary<PylockSource> sources() {
        Arbitrary<String> words = Arbitraries.strings().withChars("ab \"\\#é\t'").ofMinLength(1).ofMaxLength(6);
        Arbitrary<PylockSource> files = Combinators.combine(file().optional(), file().list().ofMinSize(1).ofMaxSize(3), words.optional())
                .as((sdist, wheels, index) -> new PylockSource.Files(index, sdist, wheels));
        Arbitrary<PylockSource> trees = Combinators.combine(words, Arbitraries.of(true, false), words.optional())
                .as(PylockSource.Directory::new);
        Arbitrary<PylockSource> repositories = Combinators.combine(words, words.optional(), words.optional())
                .as((path, revision, folder) -> new PylockSource.Repository("git", path, revision, "c".repeat(40), folder));
        return Arbitraries.oneOf(files, trees, repositories);
    }

    private static Arbitrary<PylockFile> file() {
        Arbitrary<Optional<String>> paths = Arbitraries.strings().withChars("ab/ é\"").ofMinLength(1).ofMaxLength(8).optional();
        Arbitrary<Instant> times = Arbitraries.longs().between(0, 2_000_000_000L).map(Instant::ofEpochSecond);
        return Combinators.combine(Arbitraries.of("a.whl", "b c+d.whl"), paths, times.optional(), Arbitraries.longs().between(-1, 999))
                .as((name, path, time, size) -> new PylockFile(name, Optional.of(URI.create("https://h/x/a.whl?q=1")), path,
                        size < 0 ? OptionalLong.empty() : OptionalLong.of(size), time,
                        List.of(Digest.of("sha256", "b".repeat(64)))));
    }
}
