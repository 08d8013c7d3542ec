package dev.postern.http;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.SdistFilename;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads the metadata out of downloaded wheels and source distributions. */
final class WholeFiles {

    private static final int BUFFER = 64 << 10;

    private WholeFiles() {}

    static RangedWheel.Read metadataOfWheel(Body body, Distribution wheel) {
        try (ByteSource source = body.source()) {
            return new RangedWheel.Metadata(Content.of(metadataOfWheel(source, wheel.filename().name().text())));
        } catch (MalformedArchive e) {
            return new RangedWheel.Broken(e.reason());
        } catch (IOException e) {
            return new RangedWheel.Broken("could not be read back: " + Quoted.of(String.valueOf(e.getMessage())));
        }
    }

    static byte[] metadataOfWheel(ByteSource source, String project) throws IOException, MalformedArchive {
        ZipDirectory directory = directory(source);
        ZipEntry entry = directory.metadata(project);
        int length = Math.toIntExact(Math.min(entry.reach() - entry.start(), Sizes.METADATA * 2));
        return entry.unpack(new ZipBytes(source.read(entry.start(), length), entry.start()));
    }

    private static ZipDirectory directory(ByteSource source) throws IOException, MalformedArchive {
        int length = (int) Math.min(source.size(), ZipEnd.USUAL_TAIL + (64 << 10));
        ZipBytes tail = new ZipBytes(source.read(source.size() - length, length), source.size() - length);
        ZipEnd end = ZipEnd.find(tail);
        int size = (int) (end.directoryEnd() - end.directoryStart());
        return ZipDirectory.read(new ZipBytes(source.read(end.directoryStart(), size), end.directoryStart()));
    }

    /** The PKG-INFO of a source distribution; nothing where there is none, as in archives of repositories. */
    static byte[] packageInfo(Body body, SdistFilename sdist) throws IOException, MalformedArchive {
        if (sdist.extension().equals(".zip")) {
            try (ByteSource source = body.source()) {
                Optional<ZipEntry> found = directory(source).packageInfo();
                if (found.isEmpty()) {
                    return new byte[0];
                }
                ZipEntry entry = found.get();
                int length = Math.toIntExact(Math.min(entry.reach() - entry.start(), Sizes.METADATA * 2));
                return entry.unpack(new ZipBytes(source.read(entry.start(), length), entry.start()));
            }
        }
        try (InputStream in = DecodedBody.limited(new GZIPInputStream(body.stream(), BUFFER), Sizes.UNPACKED)) {
            return TarReading.packageInfo(in);
        } catch (DecodedBody.TooLong e) {
            throw new MalformedArchive("unpacks to more than " + Sizes.text(Sizes.UNPACKED));
        }
    }

    /** Why a downloaded file is not the one that the index listed; empty if it is, or if the index gave no digest. */
    static Optional<String> mismatch(Body body, Distribution file) throws IOException {
        Optional<Digest> promised = file.digests().stream().filter(digest -> MetadataText.digester(digest.algorithm()).isPresent())
                .max(Comparator.comparing(Digest::algorithm));
        if (promised.isEmpty()) {
            return Optional.empty();
        }
        MessageDigest digester = MetadataText.digester(promised.get().algorithm()).orElseThrow();
        try (InputStream in = body.stream()) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digester.update(buffer, 0, count);
            }
        }
        String actual = HexFormat.of().formatHex(digester.digest());
        return actual.equals(promised.get().hex()) ? Optional.empty() : Optional.of(MetadataText.mismatch(promised.get(), actual));
    }
}
