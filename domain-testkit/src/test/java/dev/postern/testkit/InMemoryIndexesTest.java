package dev.postern.testkit;

/** {@link InMemoryIndexes} as a package index. */
class InMemoryIndexesTest extends PackageIndexContract.OfServers {

    @Override
    protected ServedUniverse serve(PackageUniverse described) {
        return described.served();
    }
}
