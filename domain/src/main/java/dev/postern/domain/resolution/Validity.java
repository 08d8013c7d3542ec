package dev.postern.domain.resolution;

import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Marker;
import java.util.Map;

/**
 * Where an answer for one environment holds elsewhere too.
 *
 * @param environments those for which the same answer would be found, as far as markers tell
 * @param markers where each package is needed, among those environments and others
 */
public record Validity(Marker environments, Map<PackageName, Marker> markers) {

    public Validity {
        markers = Map.copyOf(markers);
    }

    /** The validity of what was found for this demand in this environment. */
    public static Validity of(Resolution.Resolved resolved, Demand demand, MarkerEnvironment environment) {
        return ValidityWalk.validity(resolved, demand, environment);
    }

    /** Where the package is needed. */
    public Marker of(PackageName name) {
        return markers.getOrDefault(name, Marker.TRUE);
    }
}
