package dev.postern.architecture.canary.holders.domain.index;

/** A port. */
public interface PackageIndex {
    String lookup(String name);
}
