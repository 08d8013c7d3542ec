package dev.postern.domain.resolution;

import dev.postern.domain.index.Admission;
import dev.postern.domain.index.AgeRule;

/** Says why a file is too new, as the end of a sentence that begins with its version. */
final class AgeText {

    private AgeText() {}

    static String of(Admission admission) {
        return switch (admission) {
            case Admission.Admitted _ -> "is old enough";
            case Admission.TooNew(AgeRule rule, var since, var from, var available) -> {
                String until = available.map(instant -> "; " + name(rule) + " lets it in at " + instant)
                        .orElseGet(() -> "; " + name(rule) + " ends at " + rule.cutoff());
                yield switch (from) {
                    case UPLOAD -> "was published at " + since + until;
                    case FIRST_SEEN -> "was first seen at " + since + until;
                    case NOT_REMEMBERED -> "counts as new under " + name(rule)
                            + ": its index gives no upload times and nothing here remembers when it was first seen";
                };
            }
            case Admission.Undated(AgeRule rule) -> "has no upload time, which " + name(rule) + " needs";
        };
    }

    /** The rule as settings name it. */
    static String name(AgeRule rule) {
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
