package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.resolution.Dependent;
import dev.postern.domain.resolution.Findings;
import dev.postern.domain.resolution.PackageSource;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolvedPackage;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionSpecifiers;
import dev.postern.testkit.PackageUniverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PylockResolutionTest {
    @TempDir Path folder;

    private static ResolvedPackage resolved(ProjectLookup answer, String version, Dependent... dependents) {
        ProjectPage page = ((ProjectLookup.Listed) answer).page();
        List<Distribution> files = page.distributions(Version.parse(version));
        return new ResolvedPackage(page.project(), Version.parse(version), Collections.emptySortedSet(),
                new PackageSource.Listed(page.index(), files.getFirst(), files), List.of(dependents));
    }

    private static List<Digest> computed(Distribution file) {
        return List.of(FileDigests.sha256(Path.of(file.url())));
    }

    private static List<Digest> noDigests(Distribution file) {
        return List.of();
    }

    private static PylockResolution.Scope scope(Optional<VersionSpecifiers> requiresPython, Path folder) {
        return new PylockResolution.Scope(requiresPython, Marker.TRUE, Set.of(), folder);
    }

    private static Resolution.Resolved answer(ResolvedPackage... packages) {
        return new Resolution.Resolved(List.of(packages), List.of(), new Resolution.Statistics(packages.length, Set.of(), 0, 0),
                new Findings(Map.of()));
    }

    @Test
    void every_package_is_locked_with_its_index_files_and_dependencies() {
        PackageUniverse universe = new PackageUniverse();
        universe.index("main").with("a", "1.0").requiresPython(">=3.9").tags("py3-none-any", "cp312-cp312-win_amd64");
        universe.index("private").with("b", "2.0").wheelOnly();
        Pylock lock = PylockResolution.lock(
                answer(resolved(universe.index("main").answer(PackageName.of("a")), "1.0"),
                        resolved(universe.index("private").answer(PackageName.of("b")), "2.0",
                                new Dependent.Required(PackageName.of("a"), Optional.empty()))),
                scope(Optional.of(VersionSpecifiers.parse(">=3.12")), folder), PylockResolutionTest::noDigests);
        assertThat(lock.toString().replaceAll("[0-9a-f]{64}", "HASH").replaceAll("size = \\d+", "size = N")).isEqualTo("""
                lock-version = "1.0"
                requires-python = ">=3.12"
                created-by = "postern"

                [[packages]]
                name = "a"
                version = "1.0"
                requires-python = ">=3.9"
                dependencies = [{ name = "b" }]
                index = "https://main.example/simple/"
                sdist = { url = "https://main.example/simple/files/a-1.0.tar.gz", size = N, hashes = { sha256 = "HASH" } }
                wheels = [
                    { url = "https://main.example/simple/files/a-1.0-cp312-cp312-win_amd64.whl", size = N, hashes = { sha256 = "HASH" } },
                    { url = "https://main.example/simple/files/a-1.0-py3-none-any.whl", size = N, hashes = { sha256 = "HASH" } },
                ]

                [[packages]]
                name = "b"
                version = "2.0"
                index = "https://private.example/simple/"
                wheels = [
                    { url = "https://private.example/simple/files/b-2.0-py3-none-any.whl", size = N, hashes = { sha256 = "HASH" } },
                ]
                """);
    }

    @Test
    void files_of_this_machine_are_named_relative_to_the_lock_and_hashed() throws IOException {
        Path wheels = Files.createDirectory(folder.resolve("wheels"));
        TestArchives.wheel(wheels, "acme", "1.0");
        DirectoryIndexes indexes = new DirectoryIndexes();
        Index index = Index.at(Locations.fileUrl(wheels)).flat().build();
        Resolution.Resolved answer = answer(resolved(indexes.lookup(index, PackageName.of("acme")), "1.0"));
        PylockSource.Files files = (PylockSource.Files) PylockResolution.lock(answer, scope(Optional.empty(), folder.resolve("locks")),
                PylockResolutionTest::computed).packages().getFirst().source();
        assertThat(files.index()).contains("../wheels");
        assertThat(files.wheels().getFirst().path()).contains("../wheels/acme-1.0-py3-none-any.whl");
        assertThat(files.wheels().getFirst().hashes()).hasSize(1);
        assertThatThrownBy(() -> PylockResolution.lock(answer, scope(Optional.empty(), folder), PylockResolutionTest::noDigests))
                .hasMessageContaining(
                        "acme-1.0-py3-none-any.whl: cannot be locked: `file://");
    }

    @Test
    void a_folder_is_told_apart_from_the_url_that_the_standard_wants_as_index() throws IOException {
        Path wheels = Files.createDirectory(folder.resolve("wheels"));
        TestArchives.wheel(wheels, "acme", "1.0");
        DirectoryIndexes indexes = new DirectoryIndexes();
        Index index = Index.at(Locations.fileUrl(wheels)).flat().build();
        Resolution.Resolved answer = answer(resolved(indexes.lookup(index, PackageName.of("acme")), "1.0"));
        Pylock lock = PylockResolution.lock(answer, scope(Optional.empty(), folder), PylockResolutionTest::computed);
        assertThat(lock.toString()).doesNotContain("\nindex").contains("\ntool = { postern = { index = \"wheels\" } }\n");
        assertThat(Pylock.parse(lock.toString(), "pylock.toml")).isEqualTo(lock);
    }

    @Test
    void what_is_left_out_is_neither_listed_nor_named_as_a_dependent() {
        PackageUniverse universe = new PackageUniverse();
        universe.index("main").with("a", "1.0").wheelOnly();
        universe.index("main").with("b", "2.0").wheelOnly();
        Resolution.Resolved answer = answer(resolved(universe.index("main").answer(PackageName.of("a")), "1.0"),
                resolved(universe.index("main").answer(PackageName.of("b")), "2.0",
                        new Dependent.Required(PackageName.of("a"), Optional.empty())));
        Pylock lock = PylockResolution.lock(answer,
                new PylockResolution.Scope(Optional.empty(), Marker.TRUE, Set.of(PackageName.of("b")), folder),
                PylockResolutionTest::noDigests);
        assertThat(lock.packages()).singleElement().satisfies(left -> assertThat(left.dependencies()).isEmpty());
    }

    private ResolvedPackage referred(String name, String reference, String exact, boolean isFile) {
        DirectReference place = rooted(reference);
        PackageUniverse universe = new PackageUniverse();
        universe.with(name, "1.0").wheelOnly();
        ProjectPage page = ((ProjectLookup.Listed) universe.index(PackageUniverse.DEFAULT).answer(PackageName.of(name))).page();
        Optional<Distribution> file = isFile ? page.distributions(Version.parse("1.0")).stream().findFirst() : Optional.empty();
        return new ResolvedPackage(PackageName.of(name), Version.parse("1.0"), Collections.emptySortedSet(),
                new PackageSource.Referred(place, rooted(exact), file, Optional.empty()), List.of());
    }

    private DirectReference rooted(String text) {
        DirectReference reference = DirectReference.parse(text.replace("-e ", ""));
        if (!(reference instanceof DirectReference.Local local)) {
            return reference;
        }
        DirectReference.Local there = local.at(folder.resolve(local.path()).normalize().toString());
        return text.startsWith("-e ") ? there.asEditable() : there;
    }

    private ResolvedPackage referred(String name, String reference, boolean isFile) {
        return referred(name, reference, reference, isFile);
    }

    @Test
    void what_requirements_name_themselves_is_locked_as_archive_folder_or_repository() {
        String commit = "0123456789abcdef0123456789abcdef01234567";
        String url = "https://files.example/b-1.0-py3-none-any.whl";
        Resolution.Resolved answer = answer(referred("a", "./wheels/a-1.0-py3-none-any.whl", true), referred("b", url, true),
                referred("c", "https://files.example/c.zip#subdirectory=x&sha256=" + "0".repeat(64), false),
                referred("d", "./d", false), referred("e", "-e ./e#subdirectory=y", false),
                referred("f", "git+https://git.example/f.git@v1#subdirectory=z", "git+https://git.example/f.git@" + commit
                        + "#subdirectory=z", false));
        Pylock lock = PylockResolution.lock(answer, scope(Optional.empty(), folder.resolve("locks")), PylockResolutionTest::noDigests);
        assertThat(lock.toString().replaceAll("[1-9a-f][0-9a-f]{63}", "HASH").replaceAll("size = \\d+", "size = N")).isEqualTo("""
                lock-version = "1.0"
                created-by = "postern"

                [[packages]]
                name = "a"
                version = "1.0"
                archive = { path = "../wheels/a-1.0-py3-none-any.whl", size = N, hashes = { sha256 = "HASH" } }

                [[packages]]
                name = "b"
                version = "1.0"
                archive = { url = "https://files.example/b-1.0-py3-none-any.whl", size = N, hashes = { sha256 = "HASH" } }

                [[packages]]
                name = "c"
                version = "1.0"
                archive = { url = "https://files.example/c.zip", hashes = { sha256 = "%s" }, subdirectory = "x" }

                [[packages]]
                name = "d"
                directory = { path = "../d" }

                [[packages]]
                name = "e"
                directory = { path = "../e", editable = true, subdirectory = "y" }

                [[packages]]
                name = "f"
                version = "1.0"
                vcs = { type = "git", url = "https://git.example/f.git", requested-revision = "v1", commit-id = "%s", subdirectory = "z" }
                """.formatted("0".repeat(64), commit));
        assertThat(Pylock.parse(lock.toString(), "pylock.toml").toString()).isEqualTo(lock.toString());
    }

    @Test
    void an_archive_without_a_hash_cannot_be_locked() {
        assertThatThrownBy(() -> PylockResolution.lock(answer(referred("c", "https://files.example/c.zip", false)),
                scope(Optional.empty(), folder), PylockResolutionTest::noDigests))
                .hasMessageStartingWith("c: cannot be locked: no hash of `https://files.example/c.zip` is known");
    }
}
