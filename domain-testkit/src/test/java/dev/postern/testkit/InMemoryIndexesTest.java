package dev.postern.testkit;

class InMemoryIndexesTest extends PackageIndexContract.OfServers {

    @Override
    protected ServedUniverse serve(PackageUniverse described) {
        return described.served();
    }
}
