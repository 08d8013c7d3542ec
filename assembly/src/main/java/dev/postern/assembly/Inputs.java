package dev.postern.assembly;

import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.resolution.Demand;
import dev.postern.files.RequirementsFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that one call asks for.
 *
 * @param file what requirements files say beside requirements
 * @param pins packages that the project takes from one index, where their conditions hold
 * @param notes what has no effect, or not the one that it seems to have
 */
public record Inputs(Demand demand, RequirementsFile file, List<ConditionalPin> pins, List<String> notes) {

    /** A pin to an index, and where it holds. */
    record ConditionalPin(PackageName name, IndexName index, Marker marker) {}

    public Inputs {
        pins = List.copyOf(pins);
        notes = List.copyOf(notes);
    }

    /** The pins that hold in an environment; of several for one package the first. */
    Map<PackageName, IndexName> pins(MarkerEnvironment environment) {
        Map<PackageName, IndexName> holding = new HashMap<>();
        for (ConditionalPin pin : pins) {
            if (pin.marker().evaluate(environment, Set.of())) {
                holding.putIfAbsent(pin.name(), pin.index());
            }
        }
        return holding;
    }
}
