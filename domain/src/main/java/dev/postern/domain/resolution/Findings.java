package dev.postern.domain.resolution;

import dev.postern.domain.index.Trail;
import dev.postern.domain.name.PackageName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The trail of every package that indexes were asked for, in the order of their names. */
    public List<Trail> trails() {
        return stories.values().stream().flatMap(story -> story.whereabouts().search().stream()).toList();
    }
}
