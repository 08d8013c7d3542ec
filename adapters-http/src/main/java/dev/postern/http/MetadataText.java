package dev.postern.http;

import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.MalformedMetadata;
import dev.postern.domain.index.MetadataLookup;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The text of a METADATA or PKG-INFO file on its way to {@link CoreMetadata}. */
final class MetadataText {

    private MetadataText() {}

    /** Readies the check of digests, whose provider takes a while to be found. */
    static void prepare() {
        Optional<MessageDigest> _ = digester(Digest.Algorithm.SHA256);
    }

    /** What the text says, if it speaks of this file's project and version; no text stands for a source distribution that has none. */
    static MetadataLookup read(Content content, Distribution distribution) {
        String file = "`" + distribution.filename().text() + "`";
        if (content.length() == 0 && !distribution.isWheel()) {
            return new MetadataLookup.NeedsBuild(
                    file + " is a source distribution without `PKG-INFO`, so that only a build tells its dependencies");
        }
        try {
            CoreMetadata metadata = CoreMetadata.parse(content.text());
            if (!metadata.name().equals(distribution.filename().name())) {
                return new MetadataLookup.Invalid(file + " has metadata of another project, `" + metadata.name() + "`");
            }
            if (!metadata.version().withoutLocal().equals(distribution.version().withoutLocal())) {
                return new MetadataLookup.Invalid(file + " has metadata of another version, `" + metadata.version() + "`");
            }
            if (!distribution.isWheel() && !metadata.isStatic()) {
                return new MetadataLookup.NeedsBuild(file
                        + " is a source distribution whose dependencies are known only after building it (its metadata is not static, PEP 643)");
            }
            return new MetadataLookup.Available(metadata);
        } catch (MalformedMetadata e) {
            String detail = file + " has metadata that cannot be read: " + Quoted.of(String.valueOf(e.getMessage()));
            // a build tells better, as in uv
            return distribution.isWheel() ? new MetadataLookup.Invalid(detail) : new MetadataLookup.NeedsBuild(detail);
        }
    }

    /** Only the headers: what follows the first empty line is the description. */
    static byte[] headers(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == '\n' && (bytes[i + 1] == '\n' || bytes[i + 1] == '\r' && i + 2 < bytes.length && bytes[i + 2] == '\n')) {
                return Arrays.copyOf(bytes, i + 1);
            }
        }
        return bytes;
    }

    /**
     * Why these bytes are not what the index promised; empty if they are, or if this platform does not know the algorithm.
     */
    static Optional<String> mismatch(byte[] bytes, Digest promised) {
        Optional<MessageDigest> digester = digester(promised.algorithm());
        if (digester.isEmpty()) {
            return Optional.empty();
        }
        String actual = HexFormat.of().formatHex(digester.get().digest(bytes));
        return actual.equals(promised.hex()) ? Optional.empty() : Optional.of(mismatch(promised, actual));
    }

    static String mismatch(Digest promised, String actual) {
        return "does not have the digest that was promised for it: `" + promised.algorithm().text() + "` should be `"
                + promised.hex() + "` and is `" + actual + "`";
    }

    static Optional<MessageDigest> digester(Digest.Algorithm algorithm) {
        String name = switch (algorithm) {
            case MD5 -> "MD5";
            case SHA1 -> "SHA-1";
            case SHA224 -> "SHA-224";
            case SHA256 -> "SHA-256";
            case SHA384 -> "SHA-384";
            case SHA512 -> "SHA-512";
            case BLAKE2B -> "";
        };
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(MessageDigest.getInstance(name));
        } catch (NoSuchAlgorithmException _) {
            return Optional.empty();
        }
    }
}
