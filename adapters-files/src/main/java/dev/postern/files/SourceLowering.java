package dev.postern.files;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.GroupName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.requirement.Requirement;
import dev.postern.files.RequirementsFile.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts what {@code tool.uv.sources} say into the requirements of a project. */
final class SourceLowering {
    private final Map<PackageName, List<SourcePin>> sources;

    SourceLowering(Map<PackageName, List<SourcePin>> sources) {
        this.sources = sources;
    }

    Map<ExtraName, List<Entry>> lowerExtras(Map<ExtraName, List<Entry>> extras) {
        Map<ExtraName, List<Entry>> lowered = new LinkedHashMap<>();
        extras.forEach((extra, entries) -> lowered.put(extra, lower(entries, Optional.of(extra), Optional.empty())));
        return lowered;
    }

    Map<GroupName, List<Entry>> lowerGroups(Map<GroupName, List<Entry>> groups) {
        Map<GroupName, List<Entry>> lowered = new LinkedHashMap<>();
        groups.forEach((group, entries) -> lowered.put(group, lower(entries, Optional.empty(), Optional.of(group))));
        return lowered;
    }

    List<Entry> lower(List<Entry> entries, Optional<ExtraName> extra, Optional<GroupName> group) {
        List<Entry> lowered = new ArrayList<>();
        for (Entry entry : entries) {
            List<SourcePin> pins = sources.getOrDefault(entry.requirement().name(), List.of()).stream()
                    .filter(pin -> pin.reference().isPresent() && pin.holdsIn(extra, group)).toList();
            lowered.addAll(lowered(entry, pins));
        }
        return lowered;
    }

    /** The requirement at each source where that holds, and as it was where none does. */
    private static List<Entry> lowered(Entry entry, List<SourcePin> pins) {
        Requirement requirement = entry.requirement();
        if (pins.isEmpty() || requirement.reference().isPresent()) {
            return List.of(entry);
        }
        List<Entry> parts = new ArrayList<>();
        Marker rest = requirement.marker();
        for (SourcePin pin : pins) {
            DirectReference reference = pin.reference().orElseThrow();
            Marker here = requirement.marker().and(pin.marker());
            rest = rest.and(pin.marker().not());
            if (!here.isFalse()) {
                parts.add(
                        new Entry(requirement.withReference(reference).withMarker(here), entry.origin(), entry.hashes(), pin.credential()));
            }
        }
        if (!rest.isFalse()) {
            parts.add(new Entry(requirement.withMarker(rest), entry.origin(), entry.hashes(), entry.credential()));
        }
        return parts;
    }
}
