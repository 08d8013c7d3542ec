package dev.postern.testkit;

class InMemoryMetadataTest extends MetadataSourceContract {

    @Override
    protected ServedUniverse serve(PackageUniverse described) {
        return described.served();
    }
}
