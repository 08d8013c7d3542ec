package dev.postern.domain.resolution;

import dev.postern.domain.index.Admission;
import dev.postern.domain.index.AgeRule;

/** Says why a file is too new, as the end of a sentence that begins with its version. */
final class AgeText {

    private AgeText() {}

    static String of(Admission admission) {
        return switch (admission) {
            case Admission.Admitted _ -> "is old enough";
            case Admission.TooNew(AgeRule rule, var since, var from, var available) -> switch (from) {
                case UPLOAD -> "was published at " + since + ", after what " + name(rule) + " allows (" + rule.cutoff() + ")";
                case FIRST_SEEN -> "was first seen at " + since + ", after what " + name(rule) + " allows (" + rule.cutoff() + ")";
                case NOT_REMEMBERED -> "counts as new under " + name(rule)
                        + ": its index gives no upload times and nothing here remembers when it was first seen";
            } + available.map(instant -> "; it becomes available at " + instant).orElse("");
            case Admission.Undated(AgeRule rule) -> "has no upload time, which " + name(rule) + " needs; " + switch (rule.kind()) {
                case EXCLUDE_NEWER -> "`exclude-newer = false` in the table of its index takes that index out";
                case COOLDOWN ->
                        "`cooldown-without-dates = \"first-seen\"` in the table of its index counts from the day on which it was first seen here";
            };
        };
    }

    private static String name(AgeRule rule) {
        return switch (rule.kind()) {
            case EXCLUDE_NEWER -> "`exclude-newer`";
            case COOLDOWN -> "`cooldown`";
        } + switch (rule.scope()) {
            case PACKAGE -> " of this package";
            case INDEX -> " of its index";
            case GLOBAL -> "";
        };
    }
}
