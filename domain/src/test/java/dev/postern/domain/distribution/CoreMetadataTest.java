package dev.postern.domain.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import org.junit.jupiter.api.Test;

class CoreMetadataTest {

    private static final String HEAD = "Metadata-Version: 2.3\nName: Foo.Bar\nVersion: 1.0\n";

    @Test
    void the_fields_that_resolving_needs_are_read() {
        CoreMetadata metadata = CoreMetadata.parse(HEAD + """
                Summary: a thing
                Requires-Python: >=3.9
                Provides-Extra: Fast_IO
                Requires-Dist: a>=1
                Requires-Dist: b ; extra == 'fast-io'
                Dynamic: License

                Requires-Dist: not-this
                """);
        assertThat(metadata.name()).isEqualTo(PackageName.of("foo-bar"));
        assertThat(metadata.version()).isEqualTo(Version.parse("1.0"));
        assertThat(metadata.requiresDist()).hasSize(2);
        assertThat(metadata.requiresPython()).hasValueSatisfying(python -> assertThat(python).hasToString(">=3.9"));
        assertThat(metadata.providesExtra()).hasToString("[fast-io]");
        assertThat(metadata.dynamic()).containsExactly("license");
    }

    @Test
    void line_ends_case_and_folding_do_not_matter() {
        CoreMetadata metadata = CoreMetadata.parse(
                "\uFEFFMETADATA-VERSION: 2.1\r\nname: a\r\nVersion:1\r\nrequires-dist: b\r\n  >=1\r\nX\r\nLicense: x\r\n  y\r\n\r\nbody");
        assertThat(metadata.metadataVersion()).isEqualTo("2.1");
        assertThat(metadata.requiresDist()).hasSize(1);
    }

    @Test
    void unknown_stands_for_nothing() {
        assertThat(CoreMetadata.parse(HEAD + "Requires-Python: UNKNOWN\nRequires-Dist: UNKNOWN\n").requiresDist()).isEmpty();
    }

    @Test
    void an_extra_that_nobody_can_ask_for_is_skipped() {
        assertThat(CoreMetadata.parse(HEAD + "Provides-Extra: a b\nProvides-Extra: c\nProvides-Extra: C\n").providesExtra())
                .hasToString("[c]");
    }

    @Test
    void a_malformed_field_that_matters_says_which_line() {
        assertThatThrownBy(() -> CoreMetadata.parse(HEAD + "Requires-Python: what?\n")).isInstanceOf(MalformedMetadata.class)
                .hasMessageContaining("line 4");
        assertThatThrownBy(() -> CoreMetadata.parse("Name: a\n")).isInstanceOf(MalformedMetadata.class)
                .hasMessageContaining("`Version` is missing");
        assertThatThrownBy(() -> CoreMetadata.parse("")).hasMessageContaining("`Name` is missing");
        assertThatThrownBy(() -> CoreMetadata.parse("Name: a\nVersion: one\n")).hasMessageContaining("line 2");
        assertThatThrownBy(() -> CoreMetadata.parse("Name: a/b\nVersion: 1\n")).hasMessageContaining("line 1");
    }

    @Test
    void hostile_sizes_are_refused() {
        assertThatThrownBy(() -> CoreMetadata.parse(HEAD + "X: y\n".repeat(30_000))).hasMessageContaining("headers");
        assertThatThrownBy(() -> CoreMetadata.parse(HEAD + "Requires-Dist: a" + " ".repeat(100_000) + "\n"))
                .hasMessageContaining("longer than");
        assertThat(CoreMetadata.parse(HEAD + "Description: " + "x".repeat(1_000_000) + "\n").version()).isEqualTo(Version.parse("1.0"));
    }

    @Test
    void dependencies_are_static_from_two_point_two_on_unless_declared_dynamic() {
        assertThat(CoreMetadata.parse(HEAD).isStatic()).isTrue();
        assertThat(CoreMetadata.parse(HEAD.replace("2.3", "2.1")).isStatic()).isFalse();
        assertThat(CoreMetadata.parse(HEAD.replace("2.3", "3.0")).isStatic()).isFalse();
        assertThat(CoreMetadata.parse(HEAD + "Dynamic: Requires-Dist\n").isStatic()).isFalse();
        assertThat(CoreMetadata.parse(HEAD + "Dynamic: Description\n").isStatic()).isTrue();
    }

    @Test
    void what_is_printed_reads_as_the_same() {
        CoreMetadata metadata = CoreMetadata.parse("""
                Metadata-Version: 2.2
                Name: acme-tools
                Version: 1.0+local
                Requires-Python: >=3.9,!=3.10.*
                Requires-Dist: a[x]>=1 ; python_version < "3.12" and extra == "fast"
                Requires-Dist: b @ https://files.example/b-1.0.tar.gz ; sys_platform == 'win32'
                Provides-Extra: fast
                Dynamic: Requires-Dist
                """);
        assertThat(CoreMetadata.parse(metadata.text())).isEqualTo(metadata);
        CoreMetadata least = CoreMetadata.parse("Name: a\nVersion: 1\n");
        assertThat(CoreMetadata.parse(least.text())).isEqualTo(least);
    }
}
