package dev.postern.assembly;

import dev.postern.domain.credential.ConfiguredCredentials;
import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.index.IndexCatalog.Pin;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.resolution.Demand;
import dev.postern.files.ConfiguredIndex;
import dev.postern.files.RequirementsFile;
import java.util.List;
import java.util.Set;

/**
 * All that one call asks for.
 *
 * @param file what requirements files say beside requirements
 * @param sources what projects say about the places of packages
 * @param credentials what stood in the URLs of requirements
 * @param notes what has no effect, or not the one that it seems to have
 */
public record Inputs(Demand demand, RequirementsFile file, Sources sources,
        List<ConfiguredCredentials.Entry> credentials, List<String> notes) {

    /**
     * What projects say about the places of packages.
     *
     * @param pins those that apply to something that was asked for
     * @param written all that stand in the files
     * @param indexes those that the projects declare, where the settings do not have them
     */
    record Sources(List<ConditionalPin> pins, List<Pin> written, List<ConfiguredIndex> indexes) {
        Sources {
            pins = List.copyOf(pins);
            written = List.copyOf(written);
            indexes = List.copyOf(indexes);
        }

        /** The pins that hold in an environment. */
        List<Pin> pinsIn(MarkerEnvironment environment) {
            return pins.stream().filter(each -> each.marker().evaluate(environment, Set.of())).map(ConditionalPin::pin).toList();
        }
    }

    /** A pin to an index, and where it holds. */
    record ConditionalPin(Pin pin, Marker marker) {}

    public Inputs {
        credentials = List.copyOf(credentials);
        notes = List.copyOf(notes);
    }
}
