package dev.postern.domain.index;

import java.util.Optional;
import java.util.OptionalInt;

/** What one index says about one project. The five cases decide whether the search goes on. */
public sealed interface ProjectLookup {

    /** It has a page, maybe without files. */
    record Listed(ProjectPage page) implements ProjectLookup {}

    /**
     * It does not have the project.
     *
     * @param status 404 or 410; 0 where no HTTP is spoken
     */
    record Absent(int status, String detail) implements ProjectLookup {}

    /**
     * It refuses to say.
     *
     * @param status 401, 403, 407, 511; 404 where the index hides denials behind it; 302 or 203 where it shows a page for signing in
     * @param remedy the command that mends it
     */
    record Denied(int status, String detail, Optional<String> remedy) implements ProjectLookup {}

    /**
     * It did not answer properly: no connection, time-out, server error.
     *
     * @param status of the last answer, if there was one
     * @param remedy what a person may do about it
     */
    record Unreachable(OptionalInt status, String detail, Optional<String> remedy) implements ProjectLookup {
        public Unreachable(OptionalInt status, String detail) {
            this(status, detail, Optional.empty());
        }
    }

    /**
     * It answered something that is no page: wrong content type, garbage, too large, a redirect to elsewhere.
     *
     * @param remedy what a person may do about it
     */
    record Unreadable(String detail, Optional<String> remedy) implements ProjectLookup {
        public Unreadable(String detail) {
            this(detail, Optional.empty());
        }
    }
}
