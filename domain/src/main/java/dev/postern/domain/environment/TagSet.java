package dev.postern.domain.environment;

import dev.postern.domain.environment.TagMatch.Compatible;
import dev.postern.domain.environment.TagMatch.Incompatible;
import dev.postern.domain.environment.TagMatch.Reason;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tags that an environment accepts, best first (PEP 425). A match costs one look-up for each part of each of the wheel's
 * tags, however long the list is. Immutable.
 */
public final class TagSet {

    /** A group's place in the list, and the place of each platform in the group. */
    private record Place(int start, Map<String, Integer> offsets) {}

    private final List<TagGroup> groups;
    private final boolean freeThreaded;
    private final Map<String, Map<String, List<Place>>> places = new HashMap<>();

    private TagSet(List<TagGroup> groups, boolean freeThreaded) {
        this.groups = List.copyOf(groups);
        this.freeThreaded = freeThreaded;
        IdentityHashMap<List<String>, Map<String, Integer>> offsets = new IdentityHashMap<>();
        int start = 0;
        for (TagGroup group : groups) {
            places.computeIfAbsent(group.python(), python -> new HashMap<>(4))
                    .computeIfAbsent(group.abi(), abi -> new ArrayList<>(2))
                    .add(new Place(start, offsets.computeIfAbsent(group.platforms(), TagSet::offsets)));
            start += group.platforms().size();
        }
    }

    /** The tags that an interpreter of that build accepts on a platform. */
    public static TagSet forPython(PythonBuild build, Platform platform) {
        return new TagSet(TagOrder.of(build, platform.tags()), build.freeThreaded());
    }

    /** The tags that the usual CPython of that version accepts on a platform. */
    public static TagSet cpython(int major, int minor, Platform platform) {
        return forPython(PythonBuild.cpython(major, minor), platform);
    }

    /** Exactly these tags, best first. */
    public static TagSet of(List<Tag> tags) {
        return new TagSet(tags.stream().map(tag -> new TagGroup(tag.python(), tag.abi(), List.of(tag.platform()))).toList(), false);
    }

    /** Whether a wheel with these tags runs here, and how well one of them fits. */
    public TagMatch compatibility(WheelTags tags) {
        if (freeThreaded && tags.abis().stream().noneMatch(TagForms::isFreeThreaded)) {
            return new Incompatible(Reason.FREE_THREADED);
        }
        Closest closest = new Closest();
        for (String python : tags.pythons()) {
            for (String abi : tags.abis()) {
                for (String platform : tags.platforms()) {
                    match(python, abi, platform, closest);
                }
            }
        }
        return closest.match();
    }

    /** Whether a wheel with these tags runs here, and how well one of them fits. */
    public TagMatch compatibility(Collection<Tag> tags) {
        if (freeThreaded && tags.stream().noneMatch(tag -> TagForms.isFreeThreaded(tag.abi()))) {
            return new Incompatible(Reason.FREE_THREADED);
        }
        Closest closest = new Closest();
        for (Tag tag : tags) {
            match(tag.python(), tag.abi(), tag.platform(), closest);
        }
        return closest.match();
    }

    /** The best tag, which messages give as an example; empty for an empty set. */
    public Optional<Tag> best() {
        return groups.stream().filter(group -> !group.platforms().isEmpty()).findFirst()
                .map(group -> new Tag(group.python(), group.abi(), group.platforms().getFirst()));
    }

    /** Every tag, best first. */
    public List<Tag> list() {
        return groups.stream()
                .flatMap(group -> group.platforms().stream().map(platform -> new Tag(group.python(), group.abi(), platform))).toList();
    }

    /** Whether any platform goes with these two parts here. */
    public boolean acceptsAbi(String python, String abi) {
        return places.getOrDefault(python, Map.of()).containsKey(abi);
    }

    private void match(String python, String abi, String platform, Closest closest) {
        Map<String, List<Place>> abis = places.get(python);
        if (abis == null) {
            closest.miss(TagForms.isPython(python) ? Reason.PYTHON : Reason.INVALID);
            return;
        }
        List<Place> candidates = abis.get(abi);
        if (candidates == null) {
            closest.miss(TagForms.isAbi(abi) ? Reason.ABI : Reason.INVALID);
            return;
        }
        for (Place place : candidates) {
            Integer offset = place.offsets().get(platform);
            if (offset != null) {
                closest.hit(place.start() + offset);
                return;
            }
        }
        closest.miss(TagForms.isPlatform(platform) ? Reason.PLATFORM : Reason.INVALID);
    }

    private static Map<String, Integer> offsets(List<String> platforms) {
        Map<String, Integer> offsets = new HashMap<>();
        for (String platform : platforms) {
            offsets.putIfAbsent(platform, offsets.size());
        }
        return offsets;
    }

    /** Remembers the best match so far, or the nearest miss. */
    private static final class Closest {
        private int priority = Integer.MAX_VALUE;
        private Reason reason = Reason.INVALID;

        void hit(int place) {
            priority = Math.min(priority, place);
        }

        void miss(Reason why) {
            if (why.compareTo(reason) > 0) {
                reason = why;
            }
        }

        TagMatch match() {
            return priority < Integer.MAX_VALUE ? new Compatible(priority) : new Incompatible(reason);
        }
    }

    @Override
    public String toString() {
        return list().toString();
    }
}
