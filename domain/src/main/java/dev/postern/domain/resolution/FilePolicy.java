package dev.postern.domain.resolution;

import dev.postern.domain.name.PackageName;
import java.util.Set;

/**
 * Which files may be used: {@code --no-build} (or {@code --only-binary}) rules out source distributions, {@code --no-binary} rules out
 * wheels, and hashes that somebody wrote behind a version rule out all files but those.
 */
public record FilePolicy(Exclusion building, Exclusion wheels, RequiredHashes hashes) {

    public FilePolicy(Exclusion building, Exclusion wheels) {
        this(building, wheels, RequiredHashes.NONE);
    }

    /** Packages to which something does not apply: all of them, or some. */
    public record Exclusion(boolean all, Set<PackageName> names) {

        public static final Exclusion NONE = new Exclusion(false, Set.of());
        public static final Exclusion ALL = new Exclusion(true, Set.of());

        public Exclusion {
            names = Set.copyOf(names);
        }

        public static Exclusion of(Set<PackageName> names) {
            return new Exclusion(false, names);
        }

        public boolean covers(PackageName name) {
            return all || names.contains(name);
        }
    }

    public static final FilePolicy USUAL = new FilePolicy(Exclusion.NONE, Exclusion.NONE);

    public boolean mayBuild(PackageName name) {
        return !building.covers(name);
    }

    public boolean mayUseWheels(PackageName name) {
        return !wheels.covers(name);
    }
}
