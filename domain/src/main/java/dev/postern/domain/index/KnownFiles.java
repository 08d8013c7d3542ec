package dev.postern.domain.index;

import dev.postern.domain.distribution.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known already about the files of a project at its owner.
 *
 * @param page the owner's last page, however old
 * @param digests by file name, such as a lock file has them
 * @param loose digests of which it is not said to what file they belong, such as a requirements file has them
 */
public record KnownFiles(Optional<ProjectPage> page, Map<String, List<Digest>> digests, List<Digest> loose) {

    public static final KnownFiles NONE = new KnownFiles(Optional.empty(), Map.of(), List.of());

    public KnownFiles {
        digests = Map.copyOf(digests);
        loose = List.copyOf(loose);
    }

    boolean isEmpty() {
        return page.isEmpty() && digests.isEmpty() && loose.isEmpty();
    }
}
