package dev.postern.http;

/**
 * Where the central directory of a zip archive lies, read from the archive's last bytes (APPNOTE 4.3.14 to 4.3.16, with zip64). Nothing may
 * stand between the directory and its end records: archives that different programs read differently are refused.
 */
record ZipEnd(long directoryStart, long directoryEnd) {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int END64 = 0x06064b50;
    private static final int END64_LENGTH = 56;
    private static final long U32 = 0xffff_ffffL;

    /** How much of the end is enough for the end records: without an archive comment, and with room for one of usual length. */
    static final int USUAL_TAIL = 16 << 10;

    /**
     * @param tail the last bytes of the archive, up to its very end
     */
    static ZipEnd find(ZipBytes tail) throws MalformedArchive {
        for (int at = tail.bytes().length - END_LENGTH; at >= 0; at--) {
            if (tail.u32(at) == END && at + END_LENGTH + tail.u16(at + 20) == tail.bytes().length) {
                return read(tail, at);
            }
        }
        throw new MalformedArchive("is not a zip archive");
    }

    private static ZipEnd read(ZipBytes tail, int at) throws MalformedArchive {
        long size = tail.u32(at + 12);
        long start = tail.u32(at + 16);
        long end = tail.start() + at;
        if (size == U32 || start == U32 || tail.u16(at + 10) == 0xffff) {
            int end64 = end64(tail, at - LOCATOR_LENGTH);
            size = tail.u64(end64 + 40);
            start = tail.u64(end64 + 48);
            end = tail.start() + end64;
        }
        if (size > Sizes.DIRECTORY) {
            throw new MalformedArchive("has a directory of more than " + Sizes.text(Sizes.DIRECTORY));
        }
        if (start + size != end) {
            throw new MalformedArchive("has a directory that does not lie where it says");
        }
        return new ZipEnd(start, end);
    }

    private static int end64(ZipBytes tail, int locator) throws MalformedArchive {
        if (locator < 0 || tail.u32(locator) != LOCATOR) {
            throw new MalformedArchive("has no zip64 locator where one is needed");
        }
        long at = tail.u64(locator + 8) - tail.start();
        if (at != locator - (long) END64_LENGTH || tail.u32((int) at) != END64) {
            throw new MalformedArchive("has no zip64 end record where its locator points");
        }
        return (int) at;
    }
}
