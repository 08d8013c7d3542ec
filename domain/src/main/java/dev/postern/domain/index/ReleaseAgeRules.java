package dev.postern.domain.index;

import dev.postern.domain.name.PackageName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How old files must be in one run, beside what each index says: a setting for a package goes before that of its index, and
 * that before the one for all.
 *
 * @param cooldownPackages replace the durations of indexes' cooldowns for these packages; what counts for files without dates stays the index's
 *     to say, and is denial where it does not
 */
public record ReleaseAgeRules(Optional<ExcludeNewer> excludeNewer, Map<PackageName, ExcludeNewer> excludeNewerPackages,
        Map<PackageName, Duration> cooldownPackages) {

    /** No rule but those of the indexes. */
    public static final ReleaseAgeRules NONE = new ReleaseAgeRules(Optional.empty(), Map.of(), Map.of());

    public ReleaseAgeRules {
        excludeNewerPackages = Map.copyOf(excludeNewerPackages);
        cooldownPackages = Map.copyOf(cooldownPackages);
    }

    public static ReleaseAgeRules excludingNewer(ExcludeNewer cutoff) {
        return new ReleaseAgeRules(Optional.of(cutoff), Map.of(), Map.of());
    }
}
