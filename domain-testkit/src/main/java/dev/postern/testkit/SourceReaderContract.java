package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.build.BuildSystem;
import dev.postern.domain.build.SourceDescription;
import dev.postern.domain.build.SourceReader;
import dev.postern.domain.build.SourceTree;
import dev.postern.domain.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every implementation of {@link SourceReader} tells about trees. */
public abstract class SourceReaderContract {

    @TempDir private Path folder;

    protected abstract SourceReader reader();

    private void put(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SourceDescription description(Optional<Version> version) {
        return reader().describe(SourceTree.at(folder.toUri()), version);
    }

    private SourceDescription.Described described() {
        SourceDescription description = description(Optional.empty());
        assertThat(description).isInstanceOf(SourceDescription.Described.class);
        return (SourceDescription.Described) description;
    }

    private void assertUnusable(String... words) {
        assertThat(description(Optional.empty())).isInstanceOfSatisfying(SourceDescription.Unusable.class,
                unusable -> assertThat(unusable.detail()).contains(words).doesNotEndWith("."));
    }

    @Test
    public void a_tree_tells_how_it_is_built() {
        put("pyproject.toml", """
                [build-system]
                requires = ["hatchling>=1.20", "a ; python_version < '3.9'"]
                build-backend = "hatchling.build"
                backend-path = ["tools", "."]
                """);
        assertThat(described().system().requires()).hasToString("[hatchling>=1.20, a ; python_full_version < '3.9']");
        assertThat(described().system().backend()).isEqualTo("hatchling.build");
        assertThat(described().system().backendPath()).containsExactly("tools", ".");
        assertThat(described().metadata()).isEmpty();
    }

    @Test
    public void without_a_build_system_it_is_the_legacy_one() {
        put("setup.py", "import setuptools");
        assertThat(described().system()).isEqualTo(BuildSystem.LEGACY);
        put("pyproject.toml", "[tool.black]\nline-length = 100\n");
        assertThat(described().system()).isEqualTo(BuildSystem.LEGACY);
        put("pyproject.toml", "[build-system]\nrequires = [\"setuptools\"]\n");
        assertThat(described().system().backend()).isEqualTo(BuildSystem.LEGACY.backend());
    }

    @Test
    public void static_fields_of_the_project_need_no_build() {
        put("pyproject.toml", """
                [project]
                name = "a"
                version = "1.0"
                dependencies = ["b>=1"]
                """);
        assertThat(described().metadata()).hasValueSatisfying(metadata -> assertThat(metadata.requiresDist()).hasToString("[b>=1]"));
    }

    @Test
    public void a_field_that_the_backend_fills_needs_one() {
        put("pyproject.toml", """
                [project]
                name = "a"
                version = "1.0"
                dynamic = ["dependencies"]
                """);
        assertThat(described().metadata()).isEmpty();
    }

    @Test
    public void a_dynamic_version_may_be_known_from_elsewhere() {
        put("pyproject.toml", """
                [project]
                name = "a"
                dynamic = ["version"]
                """);
        assertThat(described().metadata()).isEmpty();
        assertThat(description(Optional.of(Version.parse("7")))).isInstanceOfSatisfying(SourceDescription.Described.class,
                known -> assertThat(known.metadata().orElseThrow().version()).hasToString("7"));
    }

    @Test
    public void static_metadata_of_an_unpacked_archive_counts() {
        put("setup.py", "");
        put("PKG-INFO", "Metadata-Version: 2.2\nName: a\nVersion: 1\nRequires-Dist: c\n");
        assertThat(described().metadata()).hasValueSatisfying(metadata -> assertThat(metadata.requiresDist()).hasToString("[c]"));
        put("PKG-INFO", "Metadata-Version: 2.1\nName: a\nVersion: 1\nRequires-Dist: c\n");
        assertThat(described().metadata()).isEmpty();
    }

    @Test
    public void what_is_no_project_is_unusable() {
        assertUnusable("pyproject.toml", "setup.py");
    }

    @Test
    public void what_is_malformed_is_unusable() {
        put("pyproject.toml", "[build-system\n");
        assertUnusable("pyproject.toml:1");
        put("pyproject.toml", "[build-system]\nbuild-backend = \"x\"\n");
        assertUnusable("requires");
        put("pyproject.toml", "[build-system]\nrequires = [\"not a requirement!\"]\n");
        assertUnusable("pyproject.toml:2");
    }
}
