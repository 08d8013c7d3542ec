package dev.postern.domain.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.MalformedUrl;
import dev.postern.domain.distribution.MetadataAdvert;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever settings and pages say, it is read, skipped or malformed. */
class HostileTextTest {

    @Property(tries = 3_000)
    void settings_are_read_or_malformed(@ForAll("words") String text) {
        survives(() -> NamePattern.parse(text));
        survives(() -> IndexName.of(text));
        survives(() -> ExcludeNewer.parse(text, ZoneOffset.UTC));
        survives(() -> SettingOrigin.of(text));
        survives(() -> CredentialedUrl.parse(text));
    }

    @Property(tries = 3_000)
    void files_of_a_page_are_read_or_skipped(@ForAll("words") String url, @ForAll("words") String python, @ForAll("words") String time) {
        PageFile file = new PageFile("acme_tool-1.0.tar.gz", url, List.of(), python, null, -1, time, MetadataAdvert.NONE);
        Index index = ScriptedIndexes.index("main").build();
        ProjectPage page =
                ProjectPage.of(index, ScriptedIndexes.PROJECT, URI.create("https://main.example/simple/acme-tool/"), List.of(file));
        page.distributions(page.versions().getFirst()).forEach(read -> {
            assertThat(read.url().isAbsolute()).isTrue();
            assertThat(read.url().getRawUserInfo()).isNull();
            assertThat(read.url().getScheme()).isIn("http", "https");
        });
    }

    @Property(tries = 3_000)
    void no_userinfo_survives_masking(@ForAll("words") String before, @ForAll("words") String after) {
        assertThat(CredentialedUrl.masked(before.replace("s3cret", "") + "https://user:s3cret@h.example/" + after.replace("s3cret", "")))
                .doesNotContain("s3cret");
    }

    @Provide
    Arbitrary<String> words() {
        Arbitrary<String> words =
                Arbitraries.of("a", "acme", "-", "*", "?", "**", "_", ".", "7", "days", " ", "P", "D", "2026-03-01", "T", "Z", "12:00:00",
                        "month", "https://", "file://", "http:", "//", "/", "..", "@", ":", "user", "s3cret", "%", "%zz", "%2F", "#", "[",
                        "]", ">=3", ",", "\\", "\u0000",
                        "é", "🜁", "false", "999999999999");
        return words.list().ofMaxSize(10).map(parts -> String.join("", parts));
    }

    private static void survives(Runnable parse) {
        try {
            parse.run();
        } catch (MalformedPattern | MalformedIndexName | MalformedAge | MalformedUrl e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
