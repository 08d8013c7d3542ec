package dev.postern.python;

/**
 * How much may come out of one archive.
 *
 * @param entries how many files, folders and links
 * @param bytes of all files together
 * @param ratio how many times larger all files together may be than the archive, once they are larger than {@link #harmless}
 * @param harmless bytes of all files together that may come out of an archive of any size
 */
record ArchiveLimits(int entries, long bytes, long ratio, long harmless) {

    /** Far more than honest distributions have: the largest source distributions unpack to some hundred MiB, ten times their size. */
    static final ArchiveLimits USUAL = new ArchiveLimits(200_000, 4L << 30, 200, 64L << 20);

    /** Counts what comes out of one archive. */
    Meter of(long archiveBytes) {
        return new Meter(this, archiveBytes);
    }

    /** What has come out of one archive so far. */
    static final class Meter {
        private final ArchiveLimits limits;
        private final long archiveBytes;
        private int entries;
        private long bytes;

        private Meter(ArchiveLimits limits, long archiveBytes) {
            this.limits = limits;
            this.archiveBytes = archiveBytes;
        }

        void entry() throws UnsafeArchive {
            if (++entries > limits.entries()) {
                throw new UnsafeArchive("it has more than " + limits.entries() + " entries");
            }
        }

        void bytes(long count) throws UnsafeArchive {
            bytes += count;
            if (bytes > limits.bytes()) {
                throw new UnsafeArchive("it unpacks to more than " + (limits.bytes() >> 20) + " MiB");
            }
            if (bytes > limits.harmless() && bytes / limits.ratio() > archiveBytes) {
                throw new UnsafeArchive("it unpacks to more than " + limits.ratio() + " times its own size");
            }
        }
    }
}
