package dev.postern.domain.index;

import static dev.postern.domain.index.ScriptedIndexes.PROJECT;
import static dev.postern.domain.index.ScriptedIndexes.index;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.MetadataAdvert;
import dev.postern.domain.name.PackageName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReleaseGateTest {

    private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Index PLAIN = index("plain").build();

    private static Distribution file(@Nullable String uploaded) {
        PageFile file =
                new PageFile("acme_tool-1.0.tar.gz", "acme_tool-1.0.tar.gz", List.of(), null, null, -1, uploaded, MetadataAdvert.NONE);
        ProjectPage page = ProjectPage.of(PLAIN, PROJECT, PLAIN.location(), List.of(file));
        return page.distributions(page.versions().getFirst()).getFirst();
    }

    private static ReleaseGate gate(ReleaseAgeRules rules) {
        return new ReleaseGate(rules, NOW, FirstSeenDates.NONE);
    }

    private static ReleaseAgeRules global(ExcludeNewer cutoff) {
        return ReleaseAgeRules.excludingNewer(cutoff);
    }

    private static final ExcludeNewer FIRST_OF_MARCH = new ExcludeNewer.At(Instant.parse("2026-03-01T00:00:00Z"));
    private static final Distribution FEBRUARY = file("2026-02-01T00:00:00Z");
    private static final Distribution MARCH = file("2026-03-05T00:00:00Z");
    private static final Distribution UNDATED = file(null);

    @Test
    void without_rules_everything_exists() {
        assertThat(ReleaseGate.open(NOW).isOpen(PLAIN, PROJECT)).isTrue();
        assertThat(ReleaseGate.open(NOW).admit(PLAIN, PROJECT, UNDATED).isAdmitted()).isTrue();
    }

    @Test
    void the_cutoff_itself_is_out_and_so_is_a_file_without_a_date() {
        ReleaseGate gate = gate(global(FIRST_OF_MARCH));
        assertThat(gate.admit(PLAIN, PROJECT, file("2026-02-28T23:59:59.999Z")).isAdmitted()).isTrue();
        assertThat(gate.admit(PLAIN, PROJECT, file("2026-03-01T00:00:00Z"))).isInstanceOfSatisfying(Admission.TooNew.class, held -> {
            assertThat(held.rule().scope()).isEqualTo(AgeRule.Scope.GLOBAL);
            assertThat(held.availableFrom()).isEmpty();
        });
        assertThat(gate.admit(PLAIN, PROJECT, UNDATED)).isInstanceOf(Admission.Undated.class);
    }

    @Test
    void the_package_goes_before_the_index_and_that_before_all() {
        Index lax = index("lax").excludeNewer(new ExcludeNewer.Off()).build();
        Index strict = index("strict").excludeNewer(FIRST_OF_MARCH).build();
        ReleaseAgeRules rules = new ReleaseAgeRules(Optional.of(FIRST_OF_MARCH), Map.of(PROJECT, new ExcludeNewer.Off()), Map.of());
        assertThat(gate(global(FIRST_OF_MARCH)).admit(lax, PROJECT, MARCH).isAdmitted()).isTrue();
        assertThat(gate(global(new ExcludeNewer.Off())).admit(strict, PROJECT, MARCH).isAdmitted()).isFalse();
        assertThat(gate(rules).admit(strict, PROJECT, MARCH).isAdmitted()).isTrue();
        assertThat(gate(rules).admit(strict, PackageName.of("other"), MARCH).isAdmitted()).isFalse();
    }

    @Test
    void a_duration_counts_back_from_the_start_of_the_run_and_tells_when_it_ends() {
        assertThat(gate(global(new ExcludeNewer.Age(WEEK))).admit(PLAIN, PROJECT, MARCH)).isInstanceOfSatisfying(Admission.TooNew.class,
                held -> assertThat(held.availableFrom()).contains(Instant.parse("2026-03-12T00:00:00Z")));
        assertThat(gate(global(new ExcludeNewer.Age(WEEK))).admit(PLAIN, PROJECT, FEBRUARY).isAdmitted()).isTrue();
    }

    @Test
    void a_cooldown_of_the_index_holds_new_files_back() {
        Index cooled = index("cooled").cooldown(Cooldown.of(WEEK)).build();
        assertThat(gate(ReleaseAgeRules.NONE).admit(cooled, PROJECT, MARCH)).isInstanceOfSatisfying(Admission.TooNew.class, held -> {
            assertThat(held.rule().kind()).isEqualTo(AgeRule.Kind.COOLDOWN);
            assertThat(held.from()).isEqualTo(Admission.DateSource.UPLOAD);
            assertThat(held.availableFrom()).contains(Instant.parse("2026-03-12T00:00:00Z"));
        });
        assertThat(gate(ReleaseAgeRules.NONE).admit(cooled, PROJECT, FEBRUARY).isAdmitted()).isTrue();
    }

    @Test
    void a_cooldown_of_the_package_replaces_that_of_the_index() {
        Index cooled = index("cooled").cooldown(Cooldown.of(WEEK)).build();
        ReleaseAgeRules none = new ReleaseAgeRules(Optional.empty(), Map.of(), Map.of(PROJECT, Duration.ZERO));
        ReleaseAgeRules year = new ReleaseAgeRules(Optional.empty(), Map.of(), Map.of(PROJECT, Duration.ofDays(365)));
        assertThat(gate(none).admit(cooled, PROJECT, MARCH).isAdmitted()).isTrue();
        assertThat(gate(year).admit(PLAIN, PROJECT, FEBRUARY)).isInstanceOfSatisfying(Admission.TooNew.class,
                held -> assertThat(held.rule().scope()).isEqualTo(AgeRule.Scope.PACKAGE));
        Index lenient = index("lenient").cooldown(Cooldown.of(WEEK).withoutDates(Cooldown.WithoutDates.ALLOW)).build();
        assertThat(gate(year).admit(lenient, PROJECT, UNDATED).isAdmitted()).isTrue();
        assertThat(gate(year).admit(PLAIN, PROJECT, UNDATED)).isInstanceOf(Admission.Undated.class);
    }

    @Test
    void files_without_dates_are_denied_allowed_or_dated_by_first_sight() {
        FirstSeenDates longAgo = (index, project, file) -> Optional.of(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(undated(Cooldown.WithoutDates.DENY, longAgo)).isInstanceOf(Admission.Undated.class);
        assertThat(undated(Cooldown.WithoutDates.ALLOW, FirstSeenDates.NONE).isAdmitted()).isTrue();
        assertThat(undated(Cooldown.WithoutDates.FIRST_SEEN, longAgo).isAdmitted()).isTrue();
        assertThat(undated(Cooldown.WithoutDates.FIRST_SEEN, (index, project, file) -> Optional.of(NOW)))
                .isInstanceOfSatisfying(Admission.TooNew.class, held -> assertThat(held.from()).isEqualTo(Admission.DateSource.FIRST_SEEN));
        assertThat(undated(Cooldown.WithoutDates.FIRST_SEEN, FirstSeenDates.NONE)).isInstanceOfSatisfying(Admission.TooNew.class, held -> {
            assertThat(held.from()).isEqualTo(Admission.DateSource.NOT_REMEMBERED);
            assertThat(held.availableFrom()).isEmpty();
        });
    }

    private static Admission undated(Cooldown.WithoutDates policy, FirstSeenDates dates) {
        Index cooled = index("cooled").cooldown(Cooldown.of(WEEK).withoutDates(policy)).build();
        return new ReleaseGate(ReleaseAgeRules.NONE, NOW, dates).admit(cooled, PROJECT, UNDATED);
    }

    @Test
    void where_both_rules_hold_the_longer_one_is_told() {
        Index cooled = index("cooled").cooldown(Cooldown.of(Duration.ofDays(30))).build();
        Admission longer = gate(global(new ExcludeNewer.Age(WEEK))).admit(cooled, PROJECT, MARCH);
        assertThat(longer).isInstanceOfSatisfying(Admission.TooNew.class,
                held -> assertThat(held.rule().kind()).isEqualTo(AgeRule.Kind.COOLDOWN));
        Admission fixed = gate(global(FIRST_OF_MARCH)).admit(cooled, PROJECT, MARCH);
        assertThat(fixed).isInstanceOfSatisfying(Admission.TooNew.class,
                held -> assertThat(held.rule().kind()).isEqualTo(AgeRule.Kind.EXCLUDE_NEWER));
    }

    @Test
    void flat_places_have_no_dates_and_are_judged_only_by_their_own_rules() {
        Index flat = index("flat").flat().build();
        assertThat(gate(global(FIRST_OF_MARCH)).admit(flat, PROJECT, UNDATED).isAdmitted()).isTrue();
        assertThat(gate(global(FIRST_OF_MARCH)).isOpen(flat, PROJECT)).isTrue();
        assertThat(gate(ReleaseAgeRules.NONE).admit(index("flat").flat().excludeNewer(FIRST_OF_MARCH).build(), PROJECT, UNDATED))
                .isInstanceOf(Admission.Undated.class);
    }
}
