package dev.postern.files;

import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.name.PackageName;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the caller knows about sources of packages, when a tree that is required says something about those of its dependencies.
 *
 * @param counts the packages whose sources count
 * @param declared the indexes that may be named
 * @param pins what the caller's own sources say, which trees may not gainsay
 * @param environment in which markers hold or not
 */
public record SourceRules(Predicate<PackageName> counts, Predicate<IndexName> declared, Map<PackageName, IndexName> pins,
        MarkerEnvironment environment) {

    public SourceRules {
        pins = Map.copyOf(pins);
    }
}
