package dev.postern.assembly;

import dev.postern.domain.name.MalformedName;
import dev.postern.domain.name.PackageName;
import java.util.HashSet;
import java.util.Set;

/** What an answer shall look like. */
public final class OutputSettings {
    private final Settings settings;

    public OutputSettings(Settings settings) {
        this.settings = settings;
    }

    /**
     * The packages that are resolved but not written.
     *
     * @throws UnusableInput if one is no package name
     */
    public Set<PackageName> leftOut() {
        Set<PackageName> names = new HashSet<>();
        for (Settings.Value value : settings.all("no-emit-package")) {
            try {
                names.add(PackageName.of(value.text()));
            } catch (MalformedName malformed) {
                throw new UnusableInput(value, "it is not a package name");
            }
        }
        return names;
    }
}
