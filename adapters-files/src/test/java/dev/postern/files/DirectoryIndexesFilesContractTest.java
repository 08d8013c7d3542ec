package dev.postern.files;

import dev.postern.testkit.DistributionSourceContract;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.ServedUniverse;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** {@link DirectoryIndexes} as a source of files. */
class DirectoryIndexesFilesContractTest extends DistributionSourceContract {
    @TempDir private Path folder;

    @Override
    protected ServedUniverse serve(PackageUniverse described) {
        return new FolderUniverse(folder, described, FolderUniverse.Layout.PAGES);
    }
}
