/**
 * The domain: what Postern knows about packages, indexes and credentials. It needs nothing but {@code java.base}.
 *
 * <p>Each package is listed here, one line each, in the order in which they may use one another.
 */
module dev.postern.domain {
    requires static transitive org.jspecify;

    exports dev.postern.domain.name;
    exports dev.postern.domain.version;
    exports dev.postern.domain.credential;
    exports dev.postern.domain.environment;
    exports dev.postern.domain.solver;
    exports dev.postern.domain.requirement;
    exports dev.postern.domain.distribution;
    exports dev.postern.domain.index;
    exports dev.postern.domain.ledger;
    exports dev.postern.domain.resolution;
    exports dev.postern.domain.build;
}
