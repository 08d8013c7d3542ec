package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.build.SourceLocation;
import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.index.ReferenceSource;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.ReferencePlaces;
import dev.postern.testkit.ReferenceSourceContract;
import dev.postern.testkit.UniverseRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacedDependenciesTest extends ReferenceSourceContract {
    private static final MarkerEnvironment LINUX = MarkerEnvironment.of(Map.ofEntries(Map.entry("implementation_name", "cpython"),
            Map.entry("implementation_version", "3.12.0"), Map.entry("os_name", "posix"), Map.entry("platform_machine", "x86_64"),
            Map.entry("platform_python_implementation", "CPython"), Map.entry("platform_release", ""),
            Map.entry("platform_system", "Linux"),
            Map.entry("platform_version", ""), Map.entry("python_full_version", "3.12.0"), Map.entry("python_version", "3.12"),
            Map.entry("sys_platform", "linux")));

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
        SourceRules rules = new SourceRules(name -> !name.text().equals("left"), index -> !index.text().equals("undeclared"),
                Map.of(PackageName.of("own"), IndexName.of("two")), LINUX);
        return new PlacedDependencies(universe.references(), this::checkout, folder, rules);
    }

    private SourceLocation checkout(DirectReference reference) {
        return new SourceLocation.Sources(folder.resolve("checkout").toUri(), Optional.empty(), reference, Optional.empty(),
                Optional.empty());
    }

    private UniverseRelease project(String file, UniverseRelease release, String... sources) throws IOException {
        Path project = folder.resolve(file);
        Files.createDirectories(project.getParent());
        Files.writeString(project, release.projectText() + "[tool.uv.sources]\n" + String.join("\n", sources) + "\n");
        return release;
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

    @Test
    void indexes_that_a_tree_names_hold_for_what_it_depends_on() throws IOException {
        PackageUniverse universe = new PackageUniverse();
        project("app/pyproject.toml", universe.at("./app", "app", "1").needs("a", "b", "left", "c").extra("x", "d"),
                "a = { index = 'one' }", "b = { index = 'one', marker = \"sys_platform == 'win32'\" }", "left = { index = 'one' }",
                "d = { index = 'two', extra = 'x' }", "e = { index = 'one' }");
        assertThat(over(universe).look(DirectReference.parse("./app"))).isInstanceOfSatisfying(ReferenceLookup.Found.class,
                found -> assertThat(found.pins()).isEqualTo(
                        Map.of(PackageName.of("a"), IndexName.of("one"), PackageName.of("d"), IndexName.of("two"))));
    }

    @Test
    void trees_that_name_different_indexes_for_one_package_are_told() throws IOException {
        PackageUniverse universe = new PackageUniverse();
        project("app/pyproject.toml", universe.at("./app", "app", "1").needs("a"), "a = { index = 'one' }");
        project("lib/pyproject.toml", universe.at("./lib", "lib", "1").needs("a"), "a = { index = 'two' }");
        project("third/pyproject.toml", universe.at("./third", "third", "1").needs("own"), "own = { index = 'one' }");
        project("fourth/pyproject.toml", universe.at("./fourth", "fourth", "1").needs("a"), "a = { index = 'undeclared' }");
        ReferenceSource source = over(universe);
        assertThat(source.look(DirectReference.parse("./app"))).isInstanceOf(ReferenceLookup.Found.class);
        assertThat(invalid(source, "./lib")).contains("the index `two`, but app/pyproject.toml takes it from `one`");
        assertThat(invalid(source, "./third")).contains("your own project takes it from `two`");
        assertThat(invalid(source, "./fourth")).contains("`undeclared`, which is not declared");
    }

    private static String invalid(ReferenceSource source, String reference) {
        ReferenceLookup answer = source.look(DirectReference.parse(reference));
        assertThat(answer).isInstanceOf(ReferenceLookup.Invalid.class);
        return ((ReferenceLookup.Invalid) answer).detail();
    }

    @Test
    void a_path_in_a_repository_is_a_folder_of_it_at_the_same_commit() throws IOException {
        PackageUniverse universe = new PackageUniverse();
        String place = "git+https://host.example/acme@" + "a".repeat(40);
        project("checkout/app/pyproject.toml", universe.at(place + "#subdirectory=app", "app", "1").needs("core", "root", "a"),
                "core = { path = '../libs/core' }", "root = { path = '..' }", "a = { index = 'one' }");
        Files.createDirectories(folder.resolve("checkout/libs/core"));
        ReferenceLookup.Found found = (ReferenceLookup.Found) over(universe).look(DirectReference.parse(place + "#subdirectory=app"));
        assertThat(found.metadata().requiresDist()).extracting(Object::toString)
                .containsExactly("core @ " + found.exact().text().replace("=app", "=libs/core"),
                        "root @ " + found.exact().text().replace("#subdirectory=app", ""), "a");
        assertThat(found.pins()).containsOnlyKeys(PackageName.of("a"));
    }

    @Test
    void a_path_that_leaves_its_repository_is_told() throws IOException {
        PackageUniverse universe = new PackageUniverse();
        String place = "git+https://host.example/acme@" + "a".repeat(40);
        project("checkout/pyproject.toml", universe.at(place, "app", "1").needs("core"), "core = { path = '../core' }");
        Files.createDirectories(folder.resolve("core"));
        assertThat(invalid(over(universe), place)).contains("the source of `core` is no folder of the repository");
    }
}
