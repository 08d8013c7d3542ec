package dev.postern.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;

/** Types of the domain that play a part of their own, by their names below {@code dev.postern.domain}. */
final class DomainTypes {
    /** What adapters implement. */
    static final Set<String> PORTS = Set.of("credential.CredentialSource", "credential.CredentialStore",
            "credential.TokenEndpoint", "credential.TokenCommands", "credential.IdentityTokens", "credential.LoginFlow",
            "environment.EnvironmentProbe", "index.PackageIndex",
            "index.MetadataSource", "index.DistributionSource", "index.ReferenceSource", "ledger.Ledger",
            "build.BuildBackend", "build.SourceReader", "build.SourceLocator");

    /** Other interfaces that anybody may implement, each with its reason. */
    static final Map<String, String> CALLBACKS = Map.of(
            "build.BuildMemory", "what earlier builds told; losing it only costs time, and a map will do",
            "credential.LoginPrompt", "how a login speaks with the person; an app's terminal or a test's script",
            "index.KnownDigests", "what a lock file or a cached page knows; a map or a lambda will do",
            "index.PageFiles", "an adapter keeps the files of a page packed, as it stores them, until one is looked at",
            "index.FirstSeenDates", "the ledger as the gate sees it, which may not know the ledger's package",
            "solver.Universe", "the solver asks its caller, which may be a test's table",
            "solver.Reason", "the caller's words for why a version is out; the solver only carries them");

    /** The classes with one public verb, which alone hold ports. */
    static final Set<String> ENTRY_POINTS = Set.of("credential.CredentialBroker", "index.ProjectFinder", "resolution.Resolver",
            "build.Builder");

    /** What an entry point hands to its parts, each with its reason. */
    static final Map<String, String> PARTS_OF_ENTRY_POINTS =
            Map.of("credential.RememberingSource", "a source around a source, which the broker asks like any other",
                    "credential.StoredLogins", "a source over the store, which the broker asks like any other",
                    "resolution.Quest", "what one resolution works with, made by the resolver alone",
                    "build.BuildPorts", "whom a builder asks, handed to it in one piece",
                    "resolution.References", "looks at places for one resolution, made by the resolver alone",
                    "resolution.Prefetch", "asks ahead of need for one resolution, made by the resolver alone");

    /** Public types, or single fields of them, that are assigned again, each with its reason. */
    static final Map<String, String> MUTABLE = Map.of(
            "index.IndexBuilder", "collects what one index's settings say; the index itself is a record",
            "solver.Solver", "a search in progress, one thread's own, copied to be shared",
            "solver.PartialSolution", "part of a search in progress",
            "solver.DecisionOrder", "part of a search in progress",
            "resolution.Validity.environments", "gathered by its factory; nothing changes it once that has returned",
            "requirement.Marker.canonical", "made on first use; two threads make equal ones",
            "requirement.Marker.text", "made on first use; two threads make equal ones",
            "version.Version.text", "made on first use; two threads make equal ones",
            "version.VersionSpecifiers.range", "made on first use; two threads make equal ones",
            "version.VersionSpecifiers.releaseOnlyRange", "made on first use; two threads make equal ones");

    private DomainTypes() {}

    /** ArchUnit reads no {@code PermittedSubclasses}; the class itself, loaded without running its initialisers, knows. */
    static boolean isSealed(JavaClass type) {
        return type.reflect().isSealed();
    }
}
