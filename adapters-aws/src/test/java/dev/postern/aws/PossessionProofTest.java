package dev.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PossessionProofTest {

    /** As OpenSSL writes a key: version, number, curve, public half. */
    static byte[] sec1(KeyPair pair) {
        byte[] spki = pair.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(spki, spki.length - 65, spki.length);
        byte[] number = ((ECPrivateKey) pair.getPrivate()).getS().toByteArray();
        byte[] scalar = new byte[32];
        int taken = Math.min(32, number.length);
        System.arraycopy(number, number.length - taken, scalar, 32 - taken, taken);
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.writeBytes(new byte[] {0x30, 0x77, 0x02, 0x01, 0x01, 0x04, 0x20});
        der.writeBytes(scalar);
        der.writeBytes(new byte[] {(byte) 0xa0, 0x0a, 0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x03, 0x01, 0x07, (byte) 0xa1,
            0x44, 0x03, 0x42, 0});
        der.writeBytes(point);
        return der.toByteArray();
    }

    static boolean isSignedBy(KeyPair pair, String proof) throws GeneralSecurityException {
        java.security.Signature signature = java.security.Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(pair.getPublic());
        signature.update(proof.substring(0, proof.lastIndexOf('.')).getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getUrlDecoder().decode(proof.substring(proof.lastIndexOf('.') + 1)));
    }

    @Test
    void a_proof_carries_the_public_half_and_is_signed_by_the_key() throws GeneralSecurityException, MalformedText {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        String proof = PossessionProof.read(Base64.getEncoder().encodeToString(sec1(pair)))
                .of("POST", URI.create("https://x.example/"), Caller.NOW).reveal();
        assertThat(isSignedBy(pair, proof)).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(proof.split("\\.", -1)[0]), StandardCharsets.UTF_8))
                .contains("\"typ\":\"dpop+jwt\"", "\"alg\":\"ES256\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c4nary!", "MAA=", "MIQ=", "MIT/////", "MAMCAQE=", "MAMCAQA=", "MAUCAQEEAA=="})
    void what_is_no_key_is_refused(String text) {
        assertThatThrownBy(() -> PossessionProof.read(text)).isInstanceOf(MalformedText.class).hasMessageNotContaining("c4nary");
    }
}
