package dev.postern.domain.index;

import dev.postern.domain.name.PackageName;
import java.util.Map;
import java.util.Optional;

/**
 * How old files must be in one run, beside what each index says: a setting for a package goes before that of its index, and
 * that before the one for all.
 *
 * @param cooldownPackages replace the cooldowns of indexes for these packages, also in what they say about files without dates
 */
public record ReleaseAgeRules(Optional<ExcludeNewer> excludeNewer, Map<PackageName, ExcludeNewer> excludeNewerPackages,
        Map<PackageName, Cooldown> cooldownPackages) {

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
