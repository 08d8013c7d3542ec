package dev.postern.http;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.MetadataAdvert;
import dev.postern.domain.index.PageFile;
import dev.postern.domain.index.PageFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of a project page in one array of bytes: what the cache stores and what memory holds. A file is unpacked when it is asked for;
 * most never are. {@link PagePacking} describes the layout.
 */
final class PackedPage implements PageFiles {

    /** Where the next version of the layout begins to differ, this differs. */
    static final int LAYOUT = 1;

    private static final Digest.Algorithm[] ALGORITHMS = Digest.Algorithm.values();

    private final byte[] bytes;
    private final int start;
    private final int size;
    private final int offsets;
    private final String[] texts;

    private PackedPage(byte[] bytes, int start, int size, int offsets, String[] texts) {
        this.bytes = bytes;
        this.start = start;
        this.size = size;
        this.offsets = offsets;
        this.texts = texts;
    }

    /**
     * Opens a packed page.
     *
     * @throws IndexOutOfBoundsException if it is damaged
     */
    static PackedPage open(Content content) {
        byte[] bytes = content.array();
        int start = content.start();
        Unpacking end = new Unpacking(bytes, bytes.length - 8);
        int size = end.i32();
        int table = start + end.i32();
        int offsets = bytes.length - 8 - 4 * size;
        if (size < 0 || table < start || table > offsets) {
            throw new IndexOutOfBoundsException("a damaged page");
        }
        Unpacking in = new Unpacking(bytes, table);
        String[] texts = new String[in.count()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = in.text();
        }
        return new PackedPage(bytes, start, size, offsets, texts);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String filename(int position) {
        Unpacking in = at(position);
        in.skip(1);
        return in.text();
    }

    @Override
    public PageFile file(int position) {
        Unpacking in = at(position);
        int flags = in.u8();
        String filename = in.text();
        String url = in.text();
        if ((flags & PagePacking.URL_ENDS_WITH_NAME) != 0) {
            url = url + filename;
        }
        List<Digest> digests = digests(in);
        MetadataAdvert metadata = metadata(flags, in);
        String requiresPython = shared(flags, PagePacking.REQUIRES_PYTHON, in);
        String yanked = shared(flags, PagePacking.YANKED, in);
        long length = (flags & PagePacking.SIZE) == 0 ? -1 : in.varint();
        String uploadTime = (flags & PagePacking.UPLOAD_TIME) == 0 ? null : in.text();
        return new PageFile(filename, url, digests, requiresPython, yanked, length, uploadTime, metadata);
    }

    private Unpacking at(int position) {
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException(position);
        }
        return new Unpacking(bytes, start + new Unpacking(bytes, offsets + 4 * position).i32());
    }

    private @Nullable String shared(int flags, int flag, Unpacking in) {
        return (flags & flag) == 0 ? null : texts[(int) in.varint()];
    }

    private static List<Digest> digests(Unpacking in) {
        int count = in.u8();
        if (count == 1) {
            return List.of(digest(in));
        }
        List<Digest> digests = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            digests.add(digest(in));
        }
        return digests;
    }

    private static Digest digest(Unpacking in) {
        Digest.Algorithm algorithm = ALGORITHMS[in.u8()];
        return new Digest(algorithm, in.hex(algorithm.digits() / 2));
    }

    private static MetadataAdvert metadata(int flags, Unpacking in) {
        return switch (flags & PagePacking.METADATA) {
            case PagePacking.METADATA_PLAIN -> MetadataAdvert.AVAILABLE;
            case PagePacking.METADATA_DIGEST -> new MetadataAdvert(true, Optional.of(digest(in)));
            default -> MetadataAdvert.NONE;
        };
    }

    /** The packed form, from its first byte. */
    byte[] packed() {
        return start == 0 ? bytes : Arrays.copyOfRange(bytes, start, bytes.length);
    }
}
