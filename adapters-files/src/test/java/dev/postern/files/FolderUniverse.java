package dev.postern.files;

import dev.postern.domain.index.DistributionSource;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataSource;
import dev.postern.domain.index.PackageIndex;
import dev.postern.domain.index.PageFile;
import dev.postern.domain.name.PackageName;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.ServedUniverse;
import dev.postern.testkit.UniverseFile;
import dev.postern.testkit.UniverseIndex;
import dev.postern.testkit.UniverseRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A universe laid out in folders, and the adapter before it. */
final class FolderUniverse implements ServedUniverse {

    /** How an index lies on the disk. */
    enum Layout {
        /** A folder with a page for each project. */
        PAGES,
        /** A folder with files for each project. */
        TREE,
        /** One folder for all files. */
        FLAT
    }

    private final Path root;
    private final PackageUniverse universe;
    private final Layout layout;
    private final DirectoryIndexes adapter = new DirectoryIndexes();

    FolderUniverse(Path root, PackageUniverse universe, Layout layout) {
        this.root = root;
        this.universe = universe;
        this.layout = layout;
        try {
            for (UniverseIndex index : universe.indexes()) {
                write(index);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(UniverseIndex index) throws IOException {
        Path folder = Files.createDirectories(root.resolve(index.name()));
        for (PackageName project : index.projects()) {
            Path own = layout == Layout.FLAT ? folder : Files.createDirectories(folder.resolve(project.text()));
            StringBuilder page = new StringBuilder("<!DOCTYPE html><html><body>\n");
            for (UniverseRelease release : index.releases(project)) {
                for (UniverseFile file : release.files()) {
                    Path target = layout == Layout.PAGES ? Files.createDirectories(own.resolve("files")) : own;
                    Files.write(target.resolve(file.filename()), file.bytes());
                    page.append(anchor(file.listed()));
                }
            }
            if (layout == Layout.PAGES) {
                Files.writeString(own.resolve("index.html"), page.append("</body></html>"));
            }
        }
    }

    private static String anchor(PageFile file) {
        UnaryOperator<String> escaped =
                text -> text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
        String python = file.requiresPython() == null ? "" : " data-requires-python=\"" + escaped.apply(file.requiresPython()) + "\"";
        String yanked = file.yanked() == null ? "" : " data-yanked=\"" + escaped.apply(file.yanked()) + "\"";
        return "<a href=\"" + file.url() + "#" + file.digests().getFirst().toString().replace(':', '=') + "\"" + python + yanked + ">"
                + file.filename() + "</a><br>\n";
    }

    @Override
    public PackageIndex packages() {
        return adapter;
    }

    @Override
    public MetadataSource metadata() {
        return adapter;
    }

    @Override
    public DistributionSource files() {
        return adapter;
    }

    @Override
    public Index index(String name) {
        var index = universe.indexValue(name).toBuilder().location(Locations.fileUrl(root.resolve(name)));
        return (layout == Layout.FLAT ? index.flat() : index).build();
    }

    @Override
    public void close() {
        // the folder goes with the test
    }
}
