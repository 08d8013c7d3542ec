package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.index.ReferenceSource;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.ReferencePlaces;
import dev.postern.testkit.ReferenceSourceContract;
import dev.postern.testkit.UniverseRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacedDependenciesTest extends ReferenceSourceContract {
    @TempDir private Path folder;

    private record Trees(PackageUniverse universe, ReferenceSource source) implements ReferencePlaces {
        @Override
        public DirectReference put(UniverseRelease release) {
            universe.at(DirectReference.parse("./tree"), release);
            return DirectReference.parse("./tree");
        }

        @Override
        public DirectReference putNonsense() {
            universe.at("./nonsense", new ReferenceLookup.Invalid("no metadata in it"));
            return DirectReference.parse("./nonsense");
        }

        @Override
        public DirectReference nowhere() {
            return DirectReference.parse("./nowhere");
        }

        @Override
        public void close() {}
    }

    private ReferenceSource over(PackageUniverse universe) {
        return new PlacedDependencies(universe.references(), folder, name -> !name.text().equals("left"));
    }

    @Override
    protected ReferencePlaces places() {
        PackageUniverse universe = new PackageUniverse();
        return new Trees(universe, over(universe));
    }

    @Test
    void sources_of_a_tree_give_its_dependencies_their_places() throws IOException {
        PackageUniverse universe = new PackageUniverse();
        UniverseRelease app =
                universe.at("./app", "app", "1").needs("core>=1", "left", "other ; python_version > '3.8'").extra("x", "core");
        Files.createDirectories(folder.resolve("app"));
        Files.writeString(folder.resolve("app/pyproject.toml"), app.projectText() + """
                [tool.uv.sources]
                core = { path = "../core" }
                left = { path = "../left" }
                other = { url = "https://host/other-1.tar.gz", marker = "sys_platform == 'linux'" }
                """);
        ReferenceLookup.Found found = (ReferenceLookup.Found) over(universe).look(DirectReference.parse("./app"));
        assertThat(found.metadata().requiresDist()).extracting(Object::toString).containsExactly("core @ ../core", "left",
                "other @ https://host/other-1.tar.gz ; python_full_version >= '3.9' and sys_platform == 'linux'",
                "other ; python_full_version >= '3.9' and sys_platform != 'linux'", "core @ ../core ; extra == 'x'");
        assertThat(((DirectReference.Local) found.metadata().requiresDist().getFirst().reference().orElseThrow()).path())
                .isEqualTo(folder.resolve("core").toString());
        assertThat(found.metadata().providesExtra()).hasToString("[x]");
    }

    @Test
    void a_malformed_source_is_told() throws IOException {
        PackageUniverse universe = new PackageUniverse();
        UniverseRelease app = universe.at("./app", "app", "1");
        Files.createDirectories(folder.resolve("app"));
        Files.writeString(folder.resolve("app/pyproject.toml"), app.projectText() + "[tool.uv.sources]\ncore = { nothing = 1 }\n");
        assertThat(over(universe).look(DirectReference.parse("./app"))).isInstanceOfSatisfying(ReferenceLookup.Invalid.class,
                invalid -> assertThat(invalid.detail()).startsWith("app/pyproject.toml:"));
    }
}
