package dev.postern.testkit;

/** {@link InMemoryIndexes} as a source of metadata. */
class InMemoryMetadataTest extends MetadataSourceContract {

    @Override
    protected ServedUniverse serve(PackageUniverse described) {
        return described.served();
    }
}
