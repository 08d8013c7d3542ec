package dev.postern.domain.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever text comes from outside, a parser of this package reads it or says that it is malformed. */
class HostileTextTest {

    private static final PackageName PROJECT = PackageName.of("a-b");

    @Property(tries = 3_000)
    void names_of_files_are_read_or_malformed(@ForAll("filenames") String text) {
        survives(() -> WheelFilename.parse(text));
        survives(() -> SdistFilename.parse(text));
        survives(() -> SdistFilename.parse(text, PROJECT));
        assertThat(WheelFilename.tryParse(text).isPresent()).isEqualTo(succeeds(() -> WheelFilename.parse(text)));
        assertThat(SdistFilename.tryParse(text, PROJECT).isPresent()).isEqualTo(succeeds(() -> SdistFilename.parse(text, PROJECT)));
    }

    @Property(tries = 3_000)
    void the_cheap_scan_agrees_with_the_parser(@ForAll("filenames") String text) {
        String version = DistributionFilename.versionTextOf(text, PROJECT);
        DistributionFilename.tryParse(text, PROJECT).ifPresent(filename -> {
            assertThat(filename.name()).isEqualTo(PROJECT);
            assertThat(Version.tryParse(version)).contains(filename.version());
        });
    }

    @Property(tries = 3_000)
    void metadata_is_read_or_malformed(@ForAll("headers") String text) {
        survives(() -> CoreMetadata.parse(text));
        survives(() -> CoreMetadata.parse("Name: a\nVersion: 1\n" + text));
    }

    @Property(tries = 2_000)
    void digests_are_read_or_malformed(@ForAll String text) {
        survives(() -> Digest.parse(text));
        assertThat(Digest.tryParse(text).isPresent()).isEqualTo(succeeds(() -> Digest.parse(text)));
    }

    @Provide
    Arbitrary<String> filenames() {
        Arbitrary<String> words =
                Arbitraries.of("a", "A", "b", "a_b", "a-b", "A.B", "-", "_", ".", "1", "1.0", "2rc1", "+l", "py3", "cp312", "none",
                        "any", "win32", ".whl", ".tar.gz", ".zip", ".tgz", "\u0130", "\u0000", " ", "é", "🜁");
        return words.list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> headers() {
        Arbitrary<String> words = Arbitraries.of("Name", "name", "Version", "Requires-Dist", "Requires-Python", "Provides-Extra", "Dynamic",
                "Metadata-Version", ":", ": ", "\n", "\r\n", "\r", "\n ", "\t", "a", "b>=1", "b ; extra == 'x'", "(", ">=3", "UNKNOWN",
                "\uFEFF", "é", "\u0000");
        return words.list().ofMaxSize(30).map(parts -> String.join("", parts));
    }

    private static void survives(Runnable parse) {
        succeeds(parse);
    }

    private static boolean succeeds(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (MalformedFilename | MalformedMetadata | MalformedDigest e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        }
    }
}
