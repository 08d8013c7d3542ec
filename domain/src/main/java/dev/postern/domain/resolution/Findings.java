package dev.postern.domain.resolution;

import dev.postern.domain.index.Trail;
import dev.postern.domain.name.PackageName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a resolution looked at, package by package.
 *
 * @param stories of every package that was looked for
 */
public record Findings(Map<PackageName, PackageStory> stories) {

    public Findings {
        stories = new TreeMap<>(stories);
    }

    public Optional<PackageStory> story(PackageName name) {
        return Optional.ofNullable(stories.get(name));
    }

    /**
     * How a package came in: for each that requires it the shortest way from what was written down, ending with the one that requires it.
     * Where no way begins with something written, it begins where nothing more is known.
     */
    public List<List<Dependent>> chains(PackageName name) {
        return story(name).map(PackageStory::dependents).orElse(List.of()).stream().map(this::shortest).distinct().toList();
    }

    private List<Dependent> shortest(Dependent last) {
        Deque<List<Dependent>> open = new ArrayDeque<>(List.of(List.of(last)));
        Set<Dependent> seen = new HashSet<>();
        while (!open.isEmpty()) {
            List<Dependent> way = open.removeFirst();
            switch (way.getFirst()) {
                case Dependent.Written _ -> {
                    return way;
                }
                case Dependent.Required required -> {
                    for (Dependent before : story(required.name()).map(PackageStory::dependents).orElse(List.of())) {
                        if (seen.add(before)) {
                            List<Dependent> longer = new ArrayList<>(way);
                            longer.addFirst(before);
                            open.add(longer);
                        }
                    }
                }
            }
        }
        return List.of(last);
    }

    /** The trail of every package that indexes were asked for, in the order of their names. */
    public List<Trail> trails() {
        return stories.values().stream().flatMap(story -> story.whereabouts().search().stream()).toList();
    }
}
