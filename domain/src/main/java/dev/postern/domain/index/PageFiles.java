package dev.postern.domain.index;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The files of a page in page order, unmodifiable. Most files are asked for nothing but their name, so that an implementation may keep the rest packed.
 */
public interface PageFiles {

    int size();

    /** What {@link #file} says of the name, at less cost. */
    String filename(int position);

    PageFile file(int position);

    /** These files; later changes of the list do not show. */
    static PageFiles of(List<PageFile> files) {
        List<PageFile> kept = List.copyOf(files);
        return new PageFiles() {
            @Override
            public int size() {
                return kept.size();
            }

            @Override
            public String filename(int position) {
                return kept.get(position).filename();
            }

            @Override
            public PageFile file(int position) {
                return kept.get(position);
            }
        };
    }

    /** All of them, each unpacked when it is looked at. */
    default List<PageFile> asList() {
        return new Unpacked(this);
    }

    /** A view. */
    final class Unpacked extends AbstractList<PageFile> implements RandomAccess {

        private final PageFiles files;

        private Unpacked(PageFiles files) {
            this.files = files;
        }

        @Override
        public PageFile get(int position) {
            return files.file(position);
        }

        @Override
        public int size() {
            return files.size();
        }
    }
}
