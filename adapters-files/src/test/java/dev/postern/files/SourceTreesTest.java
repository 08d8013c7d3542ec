package dev.postern.files;

import dev.postern.domain.build.SourceReader;
import dev.postern.testkit.SourceReaderContract;

/** {@link SourceTrees} as a reader of sources. */
class SourceTreesTest extends SourceReaderContract {
    @Override
    protected SourceReader reader() {
        return new SourceTrees();
    }
}
