package dev.postern.testkit;

/** {@link InMemoryIndexes} as a source of files. */
class InMemoryFilesTest extends DistributionSourceContract {
    @Override
    protected ServedUniverse serve(PackageUniverse described) {
        return described.served();
    }
}
