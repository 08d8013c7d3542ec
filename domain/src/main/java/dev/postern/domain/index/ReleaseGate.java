package dev.postern.domain.index;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Admission.DateSource;
import dev.postern.domain.name.PackageName;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides which files exist, by their age: {@code exclude-newer} and {@code cooldown}, each by the nearest setting (package,
 * then index, then run). A file that it turns away is treated as if the index did not list it. Files of find-links and flat
 * indexes have no dates and are judged only where such an index itself, or the package, has a rule. Safe for concurrent
 * callers.
 */
public final class ReleaseGate {

    private static final Admission ADMITTED = new Admission.Admitted();

    private final ReleaseAgeRules rules;
    private final Instant now;
    private final FirstSeenDates firstSeen;

    /** @param now the start of the run, from which durations are counted back */
    public ReleaseGate(ReleaseAgeRules rules, Instant now, FirstSeenDates firstSeen) {
        this.rules = Objects.requireNonNull(rules);
        this.now = Objects.requireNonNull(now);
        this.firstSeen = Objects.requireNonNull(firstSeen);
    }

    /** A gate that only the indexes' own rules can close. */
    public static ReleaseGate open(Instant now) {
        return new ReleaseGate(ReleaseAgeRules.NONE, now, FirstSeenDates.NONE);
    }

    /** Whether no rule touches this project at this index, so that no file need be judged. */
    public boolean isOpen(Index index, PackageName project) {
        return excludeNewer(index, project).isEmpty() && cooldown(index, project).isEmpty();
    }

    /** Whether this file exists; where both rules turn it away, the answer of the one that holds longer. */
    public Admission admit(Index index, PackageName project, Distribution file) {
        Admission byCooldown = cooldown(index, project).map(rule -> cooled(rule, index, project, file)).orElse(ADMITTED);
        Admission byDate = excludeNewer(index, project).map(rule -> dated(rule, file)).orElse(ADMITTED);
        if (byDate.isAdmitted() || byCooldown.isAdmitted()) {
            return byDate.isAdmitted() ? byCooldown : byDate;
        }
        return isLater(byCooldown, byDate) ? byCooldown : byDate;
    }

    /** The cutoff that holds for a project at an index, if any, with the setting that it comes from. */
    public Optional<AgeRule> excludeNewer(Index index, PackageName project) {
        ExcludeNewer ofPackage = rules.excludeNewerPackages().get(project);
        if (ofPackage != null) {
            return rule(ofPackage, AgeRule.Scope.PACKAGE);
        }
        if (index.excludeNewer().isPresent()) {
            return rule(index.excludeNewer().get(), AgeRule.Scope.INDEX);
        }
        return index.isFlat() ? Optional.empty() : rules.excludeNewer().flatMap(global -> rule(global, AgeRule.Scope.GLOBAL));
    }

    /** The cooldown that holds for a project at an index, if any. */
    public Optional<AgeRule> cooldown(Index index, PackageName project) {
        AgeRule.Scope scope = rules.cooldownPackages().containsKey(project) ? AgeRule.Scope.PACKAGE : AgeRule.Scope.INDEX;
        return cooldownSetting(index, project).map(Cooldown::age).filter(Duration::isPositive)
                .map(age -> new AgeRule(AgeRule.Kind.COOLDOWN, scope, now.minus(age), Optional.of(age)));
    }

    private Optional<Cooldown> cooldownSetting(Index index, PackageName project) {
        Optional<Cooldown> ofPackage = Optional.ofNullable(rules.cooldownPackages().get(project))
                .map(age -> new Cooldown(age, index.cooldown().map(Cooldown::withoutDates).orElse(Cooldown.WithoutDates.DENY)));
        return ofPackage.or(index::cooldown);
    }

    private Optional<AgeRule> rule(ExcludeNewer setting, AgeRule.Scope scope) {
        Optional<Duration> age = setting instanceof ExcludeNewer.Age relative ? Optional.of(relative.age()) : Optional.empty();
        return setting.cutoff(now).map(cutoff -> new AgeRule(AgeRule.Kind.EXCLUDE_NEWER, scope, cutoff, age));
    }

    private static Admission dated(AgeRule rule, Distribution file) {
        return file.uploadTime().map(uploaded -> judged(rule, uploaded, DateSource.UPLOAD)).orElseGet(() -> new Admission.Undated(rule));
    }

    private Admission cooled(AgeRule rule, Index index, PackageName project, Distribution file) {
        if (file.uploadTime().isPresent()) {
            return judged(rule, file.uploadTime().get(), DateSource.UPLOAD);
        }
        return switch (cooldownSetting(index, project).map(Cooldown::withoutDates).orElse(Cooldown.WithoutDates.DENY)) {
            case DENY -> new Admission.Undated(rule);
            case ALLOW -> ADMITTED;
            case FIRST_SEEN -> firstSeen.firstSeen(index, project, file).map(seen -> judged(rule, seen, DateSource.FIRST_SEEN))
                    .orElseGet(() -> new Admission.TooNew(rule, now, DateSource.NOT_REMEMBERED, Optional.empty()));
        };
    }

    /** The limit itself is out: a file is in when it came before the cutoff. */
    private static Admission judged(AgeRule rule, Instant since, DateSource source) {
        return since.isBefore(rule.cutoff()) ? ADMITTED : new Admission.TooNew(rule, since, source, rule.age().map(since::plus));
    }

    private static boolean isLater(Admission some, Admission other) {
        return other instanceof Admission.TooNew fixed && fixed.availableFrom().isPresent() && some instanceof Admission.TooNew held
                && held.availableFrom().isPresent() && held.availableFrom().get().isAfter(fixed.availableFrom().get());
    }
}
