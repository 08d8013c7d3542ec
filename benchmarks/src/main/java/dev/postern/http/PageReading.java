package dev.postern.http;

import dev.postern.domain.index.PageFiles;
import java.io.IOException;

/** A door to what the HTTP adapter keeps to itself, for benchmarks alone. */
public final class PageReading {

    private PageReading() {}

    /** The page in its packed form. */
    public static byte[] pack(byte[] json) throws IOException {
        try {
            return JsonPage.read(json).packed();
        } catch (UnreadablePage e) {
            throw new IOException(e.reason());
        }
    }

    /** Opens a packed page, whose files stay packed until they are looked at. */
    public static PageFiles open(byte[] packed) {
        return PackedPage.open(Content.of(packed));
    }

    /** Opens a packed page and looks at every file name, as a search for versions does. */
    public static int lengthOfNames(byte[] packed) {
        PackedPage page = PackedPage.open(Content.of(packed));
        int length = 0;
        for (int i = 0; i < page.size(); i++) {
            length += page.filename(i).length();
        }
        return length;
    }
}
