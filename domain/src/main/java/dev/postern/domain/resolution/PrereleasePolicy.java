package dev.postern.domain.resolution;

import dev.postern.domain.name.PackageName;
import java.util.Map;

/** The pre-release mode of every package: its own, else the common one. */
public record PrereleasePolicy(PrereleaseMode common, Map<PackageName, PrereleaseMode> perPackage) {

    public static final PrereleasePolicy USUAL = of(PrereleaseMode.IF_NECESSARY);

    public PrereleasePolicy {
        perPackage = Map.copyOf(perPackage);
    }

    public static PrereleasePolicy of(PrereleaseMode common) {
        return new PrereleasePolicy(common, Map.of());
    }

    public PrereleaseMode of(PackageName name) {
        return perPackage.getOrDefault(name, common);
    }
}
