package dev.postern.files;

import dev.postern.testkit.MetadataSourceContract;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.ServedUniverse;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** {@link DirectoryIndexes} as a source of metadata. */
class LocalMetadataSourceContractTest extends MetadataSourceContract {
    @TempDir Path folder;

    @Override
    protected ServedUniverse serve(PackageUniverse described) {
        return new FolderUniverse(folder, described, FolderUniverse.Layout.FLAT);
    }
}
