package dev.postern.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.domain.credential.Secret;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** Shows that one holds the key of a login (RFC 9449, DPoP), by ES256. */
final class PossessionProof {
    private static final int COORDINATE = 32;

    private final PrivateKey key;
    private final byte[] x;
    private final byte[] y;

    private PossessionProof(PrivateKey key, byte[] x, byte[] y) {
        this.key = key;
        this.x = x;
        this.y = y;
    }

    /** Reads a private key on P-256 as PEM, in the form of SEC 1 or inside PKCS #8. */
    static PossessionProof read(String pem) throws MalformedText {
        String text = String.join("", pem.lines().filter(line -> !line.startsWith("-----")).map(String::strip).toList());
        try {
            ByteBuffer sequence = inner(ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0x30);
            boolean isWrapped = BigInteger.ZERO.equals(new BigInteger(bytes(inner(sequence, 0x02))));
            if (isWrapped) {
                inner(sequence, 0x30);
                sequence = inner(inner(sequence, 0x04), 0x30);
                inner(sequence, 0x02);
            }
            byte[] number = bytes(inner(sequence, 0x04));
            if (sequence.hasRemaining() && sequence.get(sequence.position()) == (byte) 0xa0) {
                inner(sequence, 0xa0);
            }
            byte[] point = bytes(inner(inner(sequence, 0xa1), 0x03));
            if (point.length != 2 + 2 * COORDINATE || point[0] != 0 || point[1] != 4) {
                throw MalformedText.of("its public half is no point on P-256");
            }
            return new PossessionProof(privateKey(new BigInteger(1, number)), Arrays.copyOfRange(point, 2, 2 + COORDINATE),
                    Arrays.copyOfRange(point, 2 + COORDINATE, point.length));
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException | GeneralSecurityException e) {
            throw MalformedText.of("it is no private key on P-256");
        }
    }

    /** The content of the next element, which must have this tag (X.690, DER). */
    private static ByteBuffer inner(ByteBuffer der, int tag) throws MalformedText {
        if ((der.get() & 0xff) != tag) {
            throw MalformedText.of("it is no private key on P-256");
        }
        int length = der.get() & 0xff;
        if (length > 0x80) {
            int octets = length - 0x80;
            length = 0;
            for (int left = Math.min(octets, 3); left > 0; left--) {
                length = length << 8 | der.get() & 0xff;
            }
        }
        if (length > der.remaining()) {
            throw MalformedText.of("it is cut off");
        }
        ByteBuffer content = der.slice(der.position(), length);
        der.position(der.position() + length);
        return content;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static PrivateKey privateKey(BigInteger number) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number, curve.getParameterSpec(ECParameterSpec.class)));
    }

    /** A proof for one request: a JSON Web Token. */
    Secret of(String method, URI url, Instant time) throws MalformedText {
        String header = "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":{\"kty\":\"EC\",\"x\":\"" + encoded(x) + "\",\"y\":\"" + encoded(y)
                + "\",\"crv\":\"P-256\"}}";
        Secret payload = JsonText.empty().with("htm", method).with("htu", url.toString()).with("iat", time.getEpochSecond())
                .with("jti", UUID.randomUUID().toString()).written();
        String text = encoded(header.getBytes(UTF_8)) + "." + encoded(payload.reveal().getBytes(UTF_8));
        try {
            java.security.Signature signature = java.security.Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return Secret.of(text + "." + encoded(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw MalformedText.of("it does not sign");
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
