package dev.postern.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.DirectReference.Git;
import dev.postern.domain.requirement.DirectReference.Local;
import dev.postern.domain.resolution.PackageSource;
import dev.postern.domain.resolution.ResolvedPackage;
import dev.postern.domain.version.Version;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinTextTest {
    private static final Path HERE = Path.of("/work");

    private static ResolvedPackage at(String name, DirectReference reference, DirectReference exact, String... extras) {
        SortedSet<ExtraName> wanted = new TreeSet<>(Stream.of(extras).map(ExtraName::of).toList());
        return new ResolvedPackage(PackageName.of(name), Version.parse("1.0"), Collections.unmodifiableSortedSet(wanted),
                new PackageSource.Referred(reference, exact, Optional.empty(), Optional.empty()), List.of());
    }

    private static ResolvedPackage at(String text, String from, String... extras) {
        DirectReference reference = DirectReference.parse(text.replace("-e ", ""));
        if (reference instanceof Local local) {
            reference = local.at(Path.of(from).resolve(local.path()).normalize().toString());
        }
        if (text.startsWith("-e ") && reference instanceof Local local) {
            reference = local.asEditable();
        }
        return at("acme", reference, reference, extras);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://host/acme-1.0.tar.gz | acme @ https://host/acme-1.0.tar.gz", "./acme | ./acme", "../acme | ../acme", "lib/acme | lib/acme",
        "/srv/acme | /srv/acme", "acme | ./acme", "file:///srv/acme | acme @ file:///srv/acme", "-e ./acme | -e ./acme",
        "-e file:///srv/acme | -e file:///srv/acme", "./a.zip#subdirectory=x | ./a.zip#subdirectory=x"})
    void a_place_is_told_as_it_was_written(String written, String told) {
        assertThat(new PinText(HERE, false).of(at(written, "/work", "x"))).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "../core | /work/libs/app | libs/core", "./core | /work/.. | ../core",
        "-e core#subdirectory=x | /work/a | -e a/core#subdirectory=x",
        "core | /work/core/.. | ./core"})
    void a_path_that_was_written_elsewhere_is_told_from_here(String written, String from, String told) {
        assertThat(new PinText(HERE, false).of(at(written, from))).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"https://host/a.whl | acme[x,y] @ https://host/a.whl", "./acme | ./acme[x,y]",
        "-e ./acme | -e ./acme[x,y]", "file:///srv/acme | acme[x,y] @ file:///srv/acme"})
    void extras_stay_where_they_are_asked_for(String written, String told) {
        assertThat(new PinText(HERE, true).of(at(written, "/work", "y", "x"))).isEqualTo(told);
    }

    @Test
    void a_repository_is_told_with_its_commit() {
        Git git = (Git) DirectReference.parse("git+https://host/acme@main#subdirectory=x");
        assertThat(new PinText(HERE, false).of(at("acme", git, git.at("0123"))))
                .isEqualTo("acme @ git+https://host/acme@0123#subdirectory=x");
    }

    @Test
    void what_is_editable_comes_first() {
        DirectReference folder = DirectReference.parse("./x");
        ResolvedPackage plain = at("a", folder, folder);
        ResolvedPackage late = at("z", ((Local) folder).asEditable(), ((Local) folder).asEditable());
        ResolvedPackage early = at("b", ((Local) folder).asEditable(), ((Local) folder).asEditable());
        assertThat(Stream.of(plain, late, early).sorted(PinText.ORDER)).containsExactly(early, late, plain);
    }
}
