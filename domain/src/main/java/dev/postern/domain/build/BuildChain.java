package dev.postern.domain.build;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The builds under way, each needed by the one before it. */
record BuildChain(List<BuildRequest> links) {
    static final BuildChain EMPTY = new BuildChain(List.of());
    /** Real projects go three deep. */
    private static final int DEEPEST = 8;

    BuildChain {
        links = List.copyOf(links);
    }

    BuildChain with(BuildRequest request) {
        return new BuildChain(Stream.concat(links.stream(), Stream.of(request)).toList());
    }

    /** Why this build may not be begun. */
    Optional<String> refusal(BuildRequest request) {
        if (links.stream().anyMatch(link -> link.identity().equals(request.identity()))) {
            return Optional.of("it is needed to build itself: " + with(request));
        }
        return links.size() >= DEEPEST ? Optional.of("builds need builds more than " + DEEPEST + " deep: " + with(request))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return links.stream().map(link -> "`" + link.subject() + "`").collect(Collectors.joining(" needs "));
    }
}
