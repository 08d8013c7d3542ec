package dev.postern.domain.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.environment.PythonTarget;
import dev.postern.domain.environment.TagMatch;
import dev.postern.domain.index.Admission;
import dev.postern.domain.index.AgeRule;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.NamePattern;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.Trail;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The words of hints that need a setting of their own; all others are read in the golden files of the command line. */
class HintTest {
    private static final PackageName NAME = PackageName.of("acme-money");
    private static final Version VERSION = Version.parse("1.2");
    private static final Index PRIVATE = index("private");
    private static final Index PUBLIC = index("public");
    private static final NamePattern CLAIM = NamePattern.parse("acme-*");

    private static Index index(String name) {
        return Index.at(URI.create("https://" + name + ".example/simple/")).named(name).origin("postern.toml:3").build();
    }

    @Test
    void the_interpreter_may_be_replaced() {
        var hint = new Hint.NewerPython(PythonTarget.interpreter(Version.parse("3.11.7")), Version.parse("3.13"), List.of(NAME));
        assertThat(hint.text()).isEqualTo("resolve for Python 3.13 or later with `--python-version 3.13`, or name such an interpreter with"
                + " `--python`");
    }

    @Test
    void a_folder_that_was_not_asked_is_named_with_what_it_has() {
        var hint = new Hint.FirstIndex(NAME, PRIVATE, List.of(PUBLIC), Optional.of(new Hint.Elsewhere(PUBLIC, VERSION)));
        assertThat(hint.text()).startsWith("`public` has `acme-money==1.2`, but `private` has the name `acme-money`, so it was not asked");
    }

    @Test
    void several_indexes_that_were_not_asked_are_named() {
        var hint = new Hint.FirstIndex(NAME, PRIVATE, List.of(PUBLIC, index("third")), Optional.empty());
        assertThat(hint.text()).startsWith("`private` has the name `acme-money`, so `public` and `third` were not asked (first-index); ");
    }

    @Test
    void a_missing_package_is_told_with_close_names_or_what_else_to_do() {
        assertThat(new Hint.MissingAtOwner(NAME, PRIVATE, CLAIM, List.of(PackageName.of("acme-monet"))).text())
                .isEqualTo("`private` claims `acme-*` (postern.toml:3), so no other index is asked; did you mean `acme-monet`?");
        assertThat(new Hint.MissingAtPin(NAME, PRIVATE, List.of()).text())
                .isEqualTo("change the source of `acme-money` in the project, or publish it to `private`");
        assertThat(new Hint.NoIndex(NAME).text()).isEqualTo(
                "`--no-index` keeps every index from being asked; leave it out, or add a place that has `acme-money` with `--find-links`");
    }

    @Test
    void an_unknown_package_is_told_with_what_each_index_said() {
        var missing = new Trail.Step(PUBLIC, new ProjectLookup.Absent(404, "not found"), Trail.Meaning.ABSENT);
        var folder = new Trail.Step(index("folder"), new ProjectLookup.Absent(0, "not here"), Trail.Meaning.ABSENT);
        var empty = new Trail.Step(PRIVATE, new ProjectLookup.Unreadable("garbage"), Trail.Meaning.IGNORED);
        assertThat(
                new Hint.UnknownPackage(NAME, List.of(missing, folder, empty), List.of(), List.of(new IndexCatalog.Owner(PRIVATE, CLAIM)),
                        List.of(index("torch"))).text())
                .isEqualTo("asked were `public` (404), `folder`, `private` (no usable page); `torch` is explicit and was not asked: pin the"
                        + " package in `tool.uv.sources` if it is there; it is one typing error away from `acme-*`, which `private` claims;"
                        + " check the spelling");
    }

    @Test
    void an_age_is_told_from_what_is_known_of_it() {
        Instant seen = Instant.parse("2026-11-23T12:00:00Z");
        var cooldown = new AgeRule(AgeRule.Kind.COOLDOWN, AgeRule.Scope.INDEX, seen, Optional.empty());
        var cutoff = new AgeRule(AgeRule.Kind.EXCLUDE_NEWER, AgeRule.Scope.GLOBAL, seen, Optional.empty());
        assertThat(tooNew(new Admission.TooNew(cooldown, seen, Admission.DateSource.FIRST_SEEN, Optional.of(seen.plusSeconds(60)))))
                .isEqualTo("`acme-money==1.2` was first seen at 2026-11-23T12:00:00Z; `cooldown` of its index lets it in at"
                        + " 2026-11-23T12:01:00Z; `cooldown-package = { acme-money = false }` lifts that for this package");
        assertThat(tooNew(new Admission.Undated(cutoff))).isEqualTo(
                "`private` gives no upload times, which `exclude-newer` needs; `exclude-newer = false` in its table takes that index out");
    }

    private static String tooNew(Admission admission) {
        return new Hint.TooNew(NAME, VERSION, PRIVATE, admission).text();
    }

    @Test
    void files_that_may_not_be_used_are_told_with_the_option() {
        assertThat(new Hint.BuildingOff(NAME, false).text())
                .isEqualTo("`--only-binary acme-money` (or `--no-build-package`) keeps it from being built; leave it out to allow that");
        assertThat(new Hint.WheelsOff(NAME, true).text())
                .isEqualTo("`--no-binary :all:` keeps the wheels of `acme-money` out; leave it out to use them");
        assertThat(new Hint.OtherWheels(NAME, VERSION, TagMatch.Reason.PYTHON, List.of("graalpy310")).text())
                .isEqualTo("`acme-money==1.2` has wheels for `graalpy310`; `--python-version` resolves for another Python");
    }

    @Test
    void a_version_behind_a_claim_or_a_pin_is_told_with_who_decided() {
        assertThat(new Hint.Pinned(NAME, PRIVATE).text())
                .isEqualTo("the project's sources pin `acme-money` to `private`, so no other index is asked");
        assertThat(new Hint.Offline().text()).isEqualTo("run it once without `--offline` to fetch what is missing");
        assertThat(new Hint.NeedsBuild(NAME, VERSION).text())
                .isEqualTo("what `acme-money==1.2` depends on is known after a build, which is not"
                        + " possible here; ask for a version with a wheel");
    }
}
