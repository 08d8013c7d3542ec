package dev.postern.domain.credential;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the broker decided for one request. */
public sealed interface CredentialAnswer {

    /** What a source that gave nothing said, for explanations and hints. */
    record Report(String source, CredentialLookup said) {}

    /**
     * Send this.
     *
     * @param source name of the source that it came from
     */
    record Granted(Credential credential, String source, Reach reach) implements CredentialAnswer {
        @Override
        public String toString() {
            return "credential of `" + source + "` for " + reach;
        }
    }

    /** No credential: the request goes without one. */
    record Anonymous(List<Report> asked) implements CredentialAnswer {
        public Anonymous {
            asked = List.copyOf(asked);
        }
    }

    /** No credential, and the rule forbids to send without one. */
    record Missing(List<Report> asked) implements CredentialAnswer {
        public Missing {
            asked = List.copyOf(asked);
        }
    }

    /** Why sources that know the place gave nothing, each as {@code `keyring`: it is locked}. */
    default List<String> reasons() {
        List<Report> asked = switch (this) {
            case Granted _ -> List.of();
            case Anonymous anonymous -> anonymous.asked();
            case Missing missing -> missing.asked();
        };
        return asked.stream().flatMap(report -> switch (report.said()) {
            case CredentialLookup.Refused(String detail, var _) -> Stream.of("`" + report.source() + "`: " + detail);
            case CredentialLookup.Broken(String detail) -> Stream.of("`" + report.source() + "`: " + detail);
            case CredentialLookup.Found _,CredentialLookup.NotMine _ -> Stream.<String>empty();
        }).toList();
    }

    /** The command that mends the matter, from the first source that named one. */
    default Optional<String> remedy() {
        return switch (this) {
            case Granted granted -> Optional.empty();
            case Anonymous anonymous -> remedyOf(anonymous.asked());
            case Missing missing -> remedyOf(missing.asked());
        };
    }

    private static Optional<String> remedyOf(List<Report> asked) {
        return asked.stream().flatMap(report -> report.said() instanceof CredentialLookup.Refused refused
                ? refused.remedy().stream()
                : Stream.<String>empty()).findFirst();
    }
}
