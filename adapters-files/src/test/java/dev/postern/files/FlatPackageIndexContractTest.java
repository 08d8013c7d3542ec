package dev.postern.files;

import dev.postern.testkit.PackageIndexContract;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.ServedUniverse;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** {@link DirectoryIndexes} over flat folders. */
class FlatPackageIndexContractTest extends PackageIndexContract {
    @TempDir Path folder;

    @Override
    protected ServedUniverse serve(PackageUniverse described) {
        return new FolderUniverse(folder, described, FolderUniverse.Layout.FLAT);
    }
}
