package dev.postern.files;

import com.google.inject.AbstractModule;

/** Binds {@link DirectoryIndexes}, new ones for each run: they remember what folders hold, and folders change between runs. */
public final class FilesModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(DirectoryIndexes.class).toProvider(DirectoryIndexes::new);
    }
}
