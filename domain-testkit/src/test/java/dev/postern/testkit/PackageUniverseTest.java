package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.ProjectFinder;
import dev.postern.domain.index.ProjectFinding;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class PackageUniverseTest {

    private final PackageUniverse universe = new PackageUniverse();

    @Test
    void a_world_is_described_in_a_few_words() {
        Instant uploaded = Instant.parse("2026-01-01T00:00:00Z");
        universe.with("a", "1.0").needs("b>=1").requiresPython(">=3.9").yanked("broken").uploaded(uploaded).with("b", "2.0").sdistOnly();
        ProjectLookup.Listed listed = (ProjectLookup.Listed) universe.index(PackageUniverse.DEFAULT).answer(PackageName.of("a"));
        Distribution wheel = listed.page().distributions(Version.parse("1.0")).getFirst();
        assertThat(wheel.isWheel()).isTrue();
        assertThat(wheel.yank()).isPresent();
        assertThat(wheel.uploadTime()).contains(uploaded);
        assertThat(universe.index(PackageUniverse.DEFAULT).files()).extracting(UniverseFile::filename).containsExactly(
                "a-1.0-py3-none-any.whl",
                "a-1.0.tar.gz", "b-2.0.tar.gz");
    }

    @Test
    void indexes_are_searched_in_the_order_in_which_they_were_named_with_the_default_last() {
        universe.with("a", "9.0").index().with("b", "1.0");
        universe.index("private").with("a", "1.0");
        InMemoryIndexes served = universe.served();
        ProjectFinder finder = new ProjectFinder(served, IndexStrategy.FIRST_INDEX);
        assertThat(finder.find(universe.catalog().route(PackageName.of("a"), Optional.empty()))).isInstanceOfSatisfying(
                ProjectFinding.Found.class,
                found -> assertThat(found.pages().getFirst().index().displayName()).isEqualTo("private"));
        assertThat(served.asked("default")).isEmpty();
        assertThat(served.asked("private")).containsExactly("a");
    }

    @Test
    void metadata_may_be_missing_or_denied() {
        universe.with("a", "1.0").wheelOnly().metadata(new MetadataLookup.Invalid("no METADATA"));
        InMemoryIndexes served = universe.served();
        ProjectLookup.Listed listed = (ProjectLookup.Listed) served.lookup(served.index("default"), PackageName.of("a"));
        Distribution wheel = listed.page().distributions(Version.parse("1.0")).getFirst();
        assertThat(served.metadata(served.index("default"), wheel)).isEqualTo(new MetadataLookup.Invalid("no METADATA"));
        assertThat(served.requests()).hasSize(2);
    }

    @Test
    void the_markers_of_extras_keep_those_of_the_dependency() {
        UniverseRelease release = universe.with("a", "1.0").extra("fast", "b>=1", "c ; os_name == 'nt'");
        assertThat(release.metadataText()).contains("Provides-Extra: fast\n", "Requires-Dist: b>=1 ; extra == 'fast'\n",
                "Requires-Dist: c ; (os_name == 'nt') and extra == 'fast'\n");
    }

    @Test
    void files_are_real_archives_and_always_the_same() throws IOException {
        UniverseRelease release = universe.with("a-b", "1.0").needs("c");
        UniverseFile wheel = release.files().getFirst();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(wheel.bytes()))) {
            zip.getNextEntry();
            assertThat(zip.getNextEntry()).hasToString("a_b-1.0.dist-info/METADATA");
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(release.metadataText());
        }
        try (GZIPInputStream tar = new GZIPInputStream(new ByteArrayInputStream(release.files().getLast().bytes()))) {
            assertThat(new String(tar.readAllBytes(), StandardCharsets.UTF_8)).startsWith("a_b-1.0/PKG-INFO").contains("Requires-Dist: c");
        }
        assertThat(wheel.digest()).isEqualTo(release.files().getFirst().digest());
        assertThat(new PackageUniverse().with("a-b", "1.0").variant("x").files().getFirst().digest()).isNotEqualTo(wheel.digest());
    }
}
